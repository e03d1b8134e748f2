"""What the passing of time does to promises and calls: the sweep, each minute.

Each step claims its row by a conditional update, so a sweep that runs twice, or two at once, warns
and marks once.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TypeVar

from django.db import transaction
from django.db.models import F, QuerySet

from counterpart.accounts.models import Person, RoleAssignment
from counterpart.accounts.permissions import Role
from counterpart.base import mail
from counterpart.base.actors import Actor
from counterpart.casework import trail
from counterpart.casework.actions import diary
from counterpart.casework.errors import AlreadyDone
from counterpart.casework.models import CallBack, CallBackState, Case, ServiceClock, Task, TaskKind
from counterpart.casework.promises import promises
from counterpart.casework.queries import groups
from counterpart.casework.rules import shown

Row = TypeVar("Row")

BY = Actor.system("Promises")
_PROMISE = {
    "contact": "to contact the business",
    "recording": "to record the crime or say why not",
    "update": "to tell the business of the decision",
}


def sweep(*, at: datetime) -> int:
    """Miss calls, warn owners, warn supervisors, mark breaches; returns how many rows changed.

    1. Calls whose slot is over and that nobody made are missed.
    2. Owners are warned before a promise is due, each once; a case that nobody owns warns the supervisors.
    3. Supervisors are warned later, still before it is due; the owner's warning always comes first.
    4. Promises that are past due are marked as breached.
    Each row has its own transaction, so one that fails does not stop the others: the faults are
    raised together at the end, as an ExceptionGroup.
    """
    faults: list[Exception] = []
    changed = _each(_calls_over(at), _miss, at, faults)
    changed += _each(_owners_to_warn(at), _warn_owner, at, faults)
    changed += _each(_supervisors_to_warn(at), _warn_supervisor, at, faults)
    changed += _each(_due(at), _breach, at, faults)
    if faults:
        raise ExceptionGroup("The sweep could not finish every row", faults)
    return changed


def _each(rows: Iterable[Row], change: Callable[[Row, datetime], int], at: datetime, faults: list[Exception]) -> int:
    changed = 0
    for row in rows:
        try:
            changed += change(row, at)
        except Exception as fault:
            faults.append(fault)
    return changed


def _calls_over(at: datetime) -> QuerySet[CallBack]:
    return CallBack.objects.filter(state=CallBackState.BOOKED, slot__ends_at__lte=at).select_related("slot", "case")


def _owners_to_warn(at: datetime) -> Iterator[ServiceClock]:
    for kind, warnings in promises().warnings.items():
        yield from _running(kind).filter(owner_warned_at__isnull=True, due_at__lte=at + warnings.owner_before)


def _supervisors_to_warn(at: datetime) -> Iterator[ServiceClock]:
    for kind, warnings in promises().warnings.items():
        yield from _running(kind).filter(
            supervisor_warned_at__isnull=True,
            owner_warned_at__isnull=False,
            due_at__lte=at + warnings.supervisor_before,
        )


def _due(at: datetime) -> Iterator[ServiceClock]:
    for kind in promises().warnings:
        yield from _running(kind).filter(breached_at__isnull=True, due_at__lte=at)


def _miss(call_back: CallBack, at: datetime) -> int:
    try:
        diary.miss(call_back=call_back, by=BY, at=at)
    except AlreadyDone:  # it was made, moved or missed a moment ago
        return 0
    return 1


@transaction.atomic
def _warn_owner(clock: ServiceClock, at: datetime) -> int:
    if not _claim(clock, owner_warned_at=at):
        return 0
    case = groups.holder(clock.case.primary_incident)
    people = [case.owner] if case.owner else list(_supervisors(case, at))
    _warn(case, clock, TaskKind.WARNING, people, at)
    return 1


@transaction.atomic
def _warn_supervisor(clock: ServiceClock, at: datetime) -> int:
    if not _claim(clock, supervisor_warned_at=at):
        return 0
    case = groups.holder(clock.case.primary_incident)
    _warn(case, clock, TaskKind.SUPERVISOR_WARNING, list(_supervisors(case, at)), at)
    return 1


def _warn(case: Case, clock: ServiceClock, kind: TaskKind, people: list[Person], at: datetime) -> None:
    title = f"{case.reference}: due at {shown(clock.due_at)} {_PROMISE[clock.kind]}"
    Task.objects.create(
        case=case,
        kind=kind,
        title=title,
        assigned_to=case.owner if kind == TaskKind.WARNING else None,
        due_at=clock.due_at,
        set_at=at,
        clock=clock,
    )
    who = "the owner" if kind == TaskKind.WARNING and case.owner else "supervisors"
    told = f"Warning to {who}: {shown(clock.due_at)} is the time {_PROMISE[clock.kind]}"
    trail.record(case, f"clock.{kind}", told, by=BY, at=at, target=clock, data={"people": [each.pk for each in people]})
    for person in people:
        due = f"The promise {_PROMISE[clock.kind]} is due at {shown(clock.due_at)}."
        text = f"{due}\n\nOpen {case.reference} at the desk.\n"
        mail.send(to=person.email, at=at, subject=title, text=text, template="promise_warning", about=case)


@transaction.atomic
def _breach(clock: ServiceClock, at: datetime) -> int:
    """Late from the due moment on: that moment is kept, not the one at which we noticed."""
    if not _claim(clock, breached_at=F("due_at")):
        return 0
    case = groups.holder(clock.case.primary_incident)
    summary = f"Promise missed: {shown(clock.due_at)} was the time {_PROMISE[clock.kind]}"
    trail.record(case, "clock.breach", summary, by=BY, at=at, target=clock, data={"kind": clock.kind})
    return 1


def _running(kind: str) -> QuerySet[ServiceClock]:
    return ServiceClock.objects.filter(kind=kind, met_at__isnull=True, waived_at__isnull=True).select_related(
        "case", "case__primary_incident"
    )


def _claim(clock: ServiceClock, **field: object) -> bool:
    """Set the field where it is still empty and the promise still runs; False where somebody was quicker."""
    (name,) = field
    still = ServiceClock.objects.filter(
        pk=clock.pk, met_at__isnull=True, waived_at__isnull=True, due_at=clock.due_at, **{f"{name}__isnull": True}
    )
    return bool(still.update(**field))


def _supervisors(case: Case, at: datetime) -> QuerySet[Person]:
    roles = RoleAssignment.objects.current(at).filter(organisation_id=case.force_id, role=Role.SUPERVISOR)
    return Person.objects.filter(pk__in=roles.values("person"), is_active=True).order_by("pk")
