"""Outcomes of recorded crimes."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.offences import codes, outcomes
from counterpart.core.periods.local_time import local_date
from counterpart.crimes.errors import AlreadyCancelled, NothingWritten, WrongOutcome
from counterpart.crimes.models import Crime, Outcome


@transaction.atomic
def decide(
    *,
    crime: Crime,
    outcome_type: str,
    reason: str,
    by: Actor,
    at: datetime,
    suspect_identified: bool,
    victim_supports: bool | None = None,
    suspect_age: int | None = None,
    receiving_body: str = "",
) -> Outcome:
    """Give a crime an outcome; the latest is in force. The facts that it was checked against stay with it.

    Raises WrongOutcome with every rule that the outcome breaks or where it is in force already,
    NothingWritten without a reason.
    """
    if not reason.strip():
        raise NothingWritten("Say why, in words that the business will understand", "reason")
    crime.refresh_from_db(from_queryset=Crime.objects.select_for_update())  # it may just have been cancelled
    if crime.cancelled_at is not None:
        raise AlreadyCancelled("This crime is cancelled: it can have no outcome")
    facts = outcomes.CrimeFacts(
        on=local_date(at),
        suspect_identified=suspect_identified,
        victim_supports=victim_supports,
        suspect_age=suspect_age,
        offence_subgroup=codes.subgroup(crime.offence_code),
        national_fraud_reference=_national_fraud_reference(crime),
        receiving_body=receiving_body.strip(),
    )
    if outcome_type not in outcomes.load():
        raise WrongOutcome([f"There is no outcome {outcome_type}"])
    if problems := outcomes.check(outcome_type, facts):
        raise WrongOutcome(problems)
    _refuse_again(crime, outcome_type, reason.strip())
    outcome = Outcome.objects.create(
        crime=crime,
        outcome_type=outcome_type,
        reason=reason.strip(),
        facts=_kept(facts),
        decided_at=at,
        decided_by_id=by.person_id,
    )
    data = {"crime": crime.pk, "outcome_type": outcome_type}
    audit.record(by=by, at=at, action="outcome.decide", kind=audit.Kind.COLLECTION, target=outcome, data=data)
    return outcome


def _refuse_again(crime: Crime, outcome_type: str, reason: str) -> None:
    """A form that is sent twice decides once, so that the victim is told once."""
    latest = crime.outcomes.order_by("-decided_at", "-pk").first()
    if latest is not None and (latest.outcome_type, latest.reason) == (outcome_type, reason):
        raise WrongOutcome(["This outcome is in force already, for the same reason"])


def _kept(facts: outcomes.CrimeFacts) -> dict[str, Any]:
    return {**asdict(facts), "on": facts.on.isoformat()}


def _national_fraud_reference(crime: Crime) -> str:
    given = crime.incident.external_references.filter(kind="fraud").order_by("-issued_at").first()
    return given.value_normalised if given else ""
