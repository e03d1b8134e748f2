"""What the business does with its report after sending it, as far as the desk must know."""

from datetime import datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework import trail
from counterpart.casework.actions import messages, tasks
from counterpart.casework.models import CaseState, MessageDirection
from counterpart.casework.queries import groups
from counterpart.crimes.actions import incidents
from counterpart.crimes.models import FurtherInformation, Incident


@transaction.atomic
def add_information(*, incident: Incident, text: str, by: Actor, at: datetime) -> FurtherInformation:
    """Keep what the business adds, and tell the desk: a line in the timeline and a task to read it.

    A closed case stays closed until an officer has read it. Raises NothingWritten.
    """
    added = incidents.add_information(incident=incident, text=text, by=by, at=at)
    case = groups.holder(incident)
    trail.record(
        case,
        "report.add_information",
        f"{by.name} added to the report",
        by=by,
        at=at,
        shared=True,
        incident=incident,
        target=added,
        kind=audit.Kind.COLLECTION,
    )
    if case.state in (CaseState.NEW, CaseState.OPEN):
        tasks.add(case=case, title="Read what the business added and triage again if it changes anything", by=by, at=at)
    return added


def mark_read(*, incident: Incident, by: Actor, at: datetime) -> int:
    """The business has opened its report: the desk's messages are read. Returns how many were new."""
    case = groups.holder(incident)
    return messages.mark_read(case=case, direction=MessageDirection.TO_BUSINESS, by=by, at=at)
