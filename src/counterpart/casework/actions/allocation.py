"""Who deals with a case."""

from datetime import datetime

from django.db import transaction

from counterpart.accounts.models import Person
from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.casework import guards, trail
from counterpart.casework.actions import messages
from counterpart.casework.errors import AlreadyDone, AlreadyOwned, NotAllowed, WrongValue
from counterpart.casework.models import Allocation, Case, CaseState
from counterpart.casework.queries.workers import workers


@transaction.atomic
def claim(*, case: Case, by: Actor, at: datetime) -> Case:
    """Take a case that nobody owns. Raises AlreadyOwned where somebody was quicker."""
    guards.lock_live(case)
    if case.owner_id is not None:
        raise AlreadyOwned(f"{case.owner} already has {case.reference}")
    return _give(case, _worker(case, by.person_id, at), "case.claim", "", by, at)


@transaction.atomic
def allocate(*, case: Case, owner: Person, reason: str, by: Actor, at: datetime) -> Case:
    """Give a case to somebody, whoever has it now: a supervisor's decision, with its reason."""
    guards.allow(by, Permission.CASE_ALLOCATE, "Only a supervisor can allocate a case")
    reason = guards.words(reason, "reason", "Say why this person should have the case")
    guards.lock_live(case)
    return _give(case, _worker(case, owner.pk, at), "case.allocate", reason, by, at)


@transaction.atomic
def hand_over(*, case: Case, owner: Person, reason: str, by: Actor, at: datetime) -> Case:
    """The owner gives the case to a colleague; a supervisor may do so in the owner's place."""
    reason = guards.words(reason, "reason", "Say what your colleague needs to know")
    guards.lock_live(case)
    _own(case, by)
    return _give(case, _worker(case, owner.pk, at), "case.hand_over", reason, by, at)


@transaction.atomic
def release(*, case: Case, reason: str, by: Actor, at: datetime) -> Case:
    """The owner puts the case back into the queue; its promises run on. Raises AlreadyDone where nobody owns it."""
    reason = guards.words(reason, "reason", "Say why you put the case back")
    guards.lock_live(case)
    _own(case, by)
    if case.owner_id is None:
        raise AlreadyDone(f"{case.reference} is in the queue already")
    _end_allocation(case, at)
    case.owner = None
    case.save(update_fields=["owner"])
    trail.record(case, "case.release", f"{by.name} put the case back into the queue", by=by, at=at, detail=reason)
    return case


def _give(case: Case, owner: Person, action: str, reason: str, by: Actor, at: datetime) -> Case:
    if case.owner_id == owner.pk:
        raise AlreadyOwned(f"{owner} already has {case.reference}", "owner")
    _end_allocation(case, at)
    Allocation.objects.create(case=case, owner=owner, allocated_by_id=by.person_id, reason=reason, from_at=at)
    case.owner, case.state = owner, CaseState.OPEN
    case.save(update_fields=["owner", "state"])
    summary = f"{owner.name} is now dealing with your report"
    trail.record(case, action, summary, by=by, at=at, shared=True, detail=reason, data={"owner": owner.pk})
    messages.tell(case=case, template="taken", by=by, at=at, officer=owner.name)
    return case


def _end_allocation(case: Case, at: datetime) -> None:
    Allocation.objects.filter(case=case, to_at__isnull=True).update(to_at=at)


def _own(case: Case, by: Actor) -> None:
    if case.owner_id != by.person_id and not by.may(Permission.CASE_ALLOCATE):
        raise NotAllowed("Only the owner of the case or a supervisor can do this")


def _worker(case: Case, person_id: int | None, at: datetime) -> Person:
    """The person, where they work cases for this force now."""
    found = workers(case.force, at).filter(pk=person_id or 0).first()
    if found is None:
        raise WrongValue("Choose somebody who works cases at this desk", "owner")
    return found
