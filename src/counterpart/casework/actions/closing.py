"""Ending a case: closing with a letter, reopening, withdrawal."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from counterpart.base.actors import Actor
from counterpart.casework import guards, trail
from counterpart.casework.actions import clocks, contact, diary, messages
from counterpart.casework.errors import AlreadyDone, NotReadyToClose
from counterpart.casework.models import CallBack, CallBackState, Case, CaseState, ClockKind, Task
from counterpart.casework.models.task import OF_SUPERVISORS
from counterpart.casework.queries import closing as still
from counterpart.casework.queries import groups
from counterpart.crimes.actions import incidents
from counterpart.crimes.models import Incident

CLOSING = "closing"
REPORT_WITHDRAWN = "The report was withdrawn"


@transaction.atomic
def close(*, case: Case, letter_body: str, by: Actor, at: datetime) -> Case:
    """Close the case with a letter that tells each reporter what was done, why, and what comes next.

    The letter keeps every promise to tell the victim, and the contact promise if it still runs.
    Raises NotReadyToClose with all that is still to do, NeedsReason without a letter.
    """
    letter_body = guards.words(letter_body, "letter_body", "Write the closing letter")
    guards.lock_live(case)
    if reasons := still.to_do(case):
        raise NotReadyToClose(reasons)
    if case.contact_due_at is not None:
        contact.log_attempt(case=case, channel="message", result="sent", note="Closing letter", by=by, at=at)
    messages.send_to_business(
        case=case,
        body=letter_body,
        subject=f"We are closing your report {case.reference}",
        template=CLOSING,
        by=by,
        at=at,
    )
    clocks.meet(case=case, kind=ClockKind.UPDATE, at=at)
    _end(case, CaseState.CLOSED, "The case was closed", by, at)
    trail.record(case, "case.close", "We closed your report", by=by, at=at, shared=True)
    return case


@transaction.atomic
def reopen(*, case: Case, reason: str, by: Actor, at: datetime) -> Case:
    """Open a closed or withdrawn case again; its old promises stay as they ended."""
    reason = guards.words(reason, "reason", "Say why the case is opened again")
    guards.lock(case)
    if case.state not in (CaseState.CLOSED, CaseState.WITHDRAWN):
        raise AlreadyDone(f"{case.reference} is {case.get_state_display().lower()}")
    case.state = CaseState.OPEN if case.owner_id else CaseState.NEW
    case.closed_at = None
    case.save(update_fields=["state", "closed_at"])
    trail.record(case, "case.reopen", "We reopened your report", by=by, at=at, shared=True, detail=reason)
    messages.tell(case=case, template="reopened", by=by, at=at, reason=reason)
    return case


@transaction.atomic
def withdraw(*, incident: Incident, reason: str, by: Actor, at: datetime) -> Case:
    """The business withdraws a report: it stays on record, and its case ends when no other report is left in it.

    Recording does not depend on the victim's wish: where no crime or reason is recorded yet, the
    case stays open for the desk to decide (domain 2.1). Nobody contacts the business about it any more:
    a call that is booked is cancelled, unless it is for another report of the case.
    """
    incidents.withdraw(incident=incident, reason=reason, by=by, at=at)
    case = guards.lock(groups.holder(incident))
    summary = f"Report {incident.reference} was withdrawn"
    trail.record(
        case, "case.withdraw", summary, by=by, at=at, shared=True, incident=incident, detail=reason, target=incident
    )
    if case.state not in guards.LIVE_STATES:
        return case
    calls, is_last = _booked(case), not groups.held_incidents(case).filter(withdrawn_at__isnull=True).exists()
    _cancel(calls if is_last else calls.filter(case__primary_incident=incident), REPORT_WITHDRAWN, by, at)
    clocks.waive(case=case, kind=ClockKind.CONTACT, reason=REPORT_WITHDRAWN, at=at, incident=incident)
    messages.tell(case=case, template=messages.WITHDRAWN, incident=incident, by=by, at=at)
    if is_last and not still.undecided(case):
        _end(case, CaseState.WITHDRAWN, REPORT_WITHDRAWN, by, at)
    return case


def _booked(case: Case) -> QuerySet[CallBack]:
    return CallBack.objects.filter(case__in=groups.held_cases(case), state=CallBackState.BOOKED)


def _cancel(calls: QuerySet[CallBack], reason: str, by: Actor, at: datetime) -> None:
    for call_back in calls:
        diary.release(call_back=call_back, reason=reason, by=by, at=at)


def _end(case: Case, state: str, reason: str, by: Actor, at: datetime) -> None:
    _cancel(_booked(case), reason, by, at)
    clocks.waive_all(case=case, reason=reason, at=at)
    Task.objects.filter(case__in=groups.held_cases(case), done_at__isnull=True).exclude(kind__in=OF_SUPERVISORS).update(
        done_at=at, result=reason
    )
    case.state, case.closed_at = state, at
    case.save(update_fields=["state", "closed_at"])
