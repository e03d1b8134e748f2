"""Outcomes on a case, and the promise to tell the victim of them."""

from datetime import datetime

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.casework import guards, trail
from counterpart.casework.actions import clocks, messages
from counterpart.casework.errors import WrongValue
from counterpart.casework.models import Case, ClockKind
from counterpart.casework.queries import groups
from counterpart.core.offences import outcomes as table
from counterpart.core.periods.local_time import local_date
from counterpart.crimes.actions import outcomes
from counterpart.crimes.models import Crime, Outcome


@transaction.atomic
def decide(
    *,
    case: Case,
    crime: Crime,
    outcome_type: str,
    reason: str,
    by: Actor,
    at: datetime,
    suspect_identified: bool,
    victim_supports: bool | None = None,
    suspect_age: int | None = None,
    receiving_body: str = "",
    is_enhanced: bool = False,
    letter_body: str = "",
) -> Outcome:
    """Give a crime its outcome. The promise to tell the victim starts: 5 working days, 1 for the
    enhanced categories of the Code (domain 4.1).

    With `letter_body` the business is told at once and the promise is kept; without it the closing
    letter, or `tell`, keeps it. Raises as `crimes.actions.outcomes.decide`.
    """
    guards.lock_live(case)
    if groups.holder(crime.incident).pk != case.pk:
        raise WrongValue("The crime belongs to another case", "crime")
    outcome = outcomes.decide(
        crime=crime,
        outcome_type=outcome_type,
        reason=reason,
        suspect_identified=suspect_identified,
        victim_supports=victim_supports,
        suspect_age=suspect_age,
        receiving_body=receiving_body,
        by=by,
        at=at,
    )
    _promise_to_tell(case, outcome, is_enhanced, by, at)
    if letter_body.strip():
        tell(case=case, outcome=outcome, letter_body=letter_body, by=by, at=at)
    return outcome


@transaction.atomic
def tell(*, case: Case, outcome: Outcome, letter_body: str, by: Actor, at: datetime) -> None:
    """Send the business the letter about an outcome.

    This keeps the promise to tell it, and that of earlier outcomes of the crime, which this one replaced.
    """
    incident = outcome.crime.incident
    subject = f"The outcome of our investigation into {incident.reference}"
    messages.send_to_business(
        case=case, body=letter_body, subject=subject, template="outcome", incident=incident, by=by, at=at
    )
    for told in outcome.crime.outcomes.filter(pk__lte=outcome.pk):
        clocks.meet(case=case, kind=ClockKind.UPDATE, subject=_subject(told), at=at)


def _promise_to_tell(case: Case, outcome: Outcome, is_enhanced: bool, by: Actor, at: datetime) -> None:
    decided = table.get(outcome.outcome_type)
    if decided.closes:
        clocks.start_update(case=case, subject=_subject(outcome), day=local_date(at), is_enhanced=is_enhanced, at=at)
    trail.record(
        case,
        "case.decide_outcome",
        f"Outcome decided: {decided.name}",
        by=by,
        at=at,
        shared=True,
        incident=outcome.crime.incident,
        detail=outcome.reason,
        target=outcome,
    )


def _subject(outcome: Outcome) -> str:
    return f"outcome:{outcome.pk}"
