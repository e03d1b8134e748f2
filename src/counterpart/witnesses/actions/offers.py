"""Whether statements about a report are made online: what the maker said, and what the desk decides."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework import guards, trail
from counterpart.casework.actions import tasks
from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.crimes.models import Incident
from counterpart.witnesses import queries
from counterpart.witnesses.errors import NotOffered
from counterpart.witnesses.models import OfferStop

TASK = "Take a witness statement in person: it is not made online"


@transaction.atomic
def stop(*, case: Case, incident: Incident, reason: str, by: Actor, at: datetime) -> OfferStop:
    """No statement about this report is made online from now on; `reason` is read by the business."""
    reason = guards.words(reason, "reason", "Say why, in words that the business will read")
    lift(case=case, incident=incident, by=by, at=at)
    made = OfferStop.objects.create(
        incident=incident, reason=reason, stopped_at=at, stopped_by_id=by.person_id, stopped_by_name=by.name[:200]
    )
    summary = "We take witness statements in person"
    trail.record(case, "witness.stop", summary, by=by, at=at, shared=True, incident=incident, target=made)
    return made


@transaction.atomic
def lift(*, case: Case, incident: Incident, by: Actor, at: datetime) -> None:
    """Statements about this report may be made online again, as far as policy lets them."""
    standing = queries.stop_of(incident)
    if standing is None:
        return
    standing.lifted_at = at
    standing.save(update_fields=["lifted_at"])
    summary = "Witness statements can be made online again"
    trail.record(case, "witness.lift", summary, by=by, at=at, shared=True, incident=incident, target=standing)


def screen(*, incident: Incident, answers: Sequence[str], by: Actor, at: datetime) -> None:
    """Check what somebody said before they begin. Raises NotOffered; an officer then gets a task.

    The log says that an officer is needed and never why: the reason may be about somebody's health.
    """
    try:
        queries.refuse_where_not_offered(incident, at, answers)
    except NotOffered:
        _hand_to_officer(incident, by, at)
        raise


@transaction.atomic
def _hand_to_officer(incident: Incident, by: Actor, at: datetime) -> None:
    case = groups.holder(incident)
    summary = "A witness statement will be taken in person"
    kind = audit.Kind.COLLECTION
    trail.record(case, "witness.refer", summary, by=by, at=at, shared=True, incident=incident, kind=kind)
    if case.state in guards.LIVE_STATES and not case.tasks.filter(title=TASK, done_at__isnull=True).exists():
        tasks.add(case=case, title=TASK, by=by, at=at)
