"""Recorded crimes: what an officer records from an incident, and how it is taken back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core.harm import weights
from counterpart.core.offences import business_crime, codes
from counterpart.core.offences.business_crime import BusinessCrimeAnswers, FlagDecision
from counterpart.core.periods.local_time import local_date
from counterpart.crimes.cancel_codes import cancel_codes
from counterpart.crimes.errors import (
    AlreadyCancelled,
    CrimeError,
    FlagUnsettled,
    NothingWritten,
    SameVictim,
    WrongOffence,
)
from counterpart.crimes.models import Crime, Incident, VictimKind


@transaction.atomic
def record(
    *,
    incident: Incident,
    offence_code: str,
    victim_kind: str,
    flag_answers: Mapping[str, bool | None],
    by: Actor,
    at: datetime,
    victim_name: str = "",
    is_business_crime: bool | None = None,
    override_reason: str = "",
) -> Crime:
    """Record one crime for one victim (domain 2.1), with the flag that its answers decide.

    `flag_answers` are the questions of `BusinessCrimeAnswers`, all kept. To set the flag against
    them, give `is_business_crime` and a reason. Raises WrongOffence, SameVictim, FlagUnsettled.
    """
    _lock(incident)
    day = local_date(incident.occurred_from)
    offence = _offence(offence_code, day)
    _check_victim(incident, victim_kind, victim_name)
    answers = _answers(flag_answers)
    decision = business_crime.decide(definition_on=day, answers=answers)
    flag = _flag(decision, is_business_crime, override_reason)
    against = flag is not bool(decision.flag)
    weight = weights.weight_for(offence.subgroup)
    crime = Crime.objects.create(
        incident=incident,
        offence_code=offence.code,
        victim_kind=victim_kind,
        victim_name=victim_name.strip(),
        recorded_at=at,
        recorded_by_id=by.person_id,
        harm_table=f"{weight.table_name} {weight.table_version}",
        harm_weight=weight.days,
        definition_code=decision.definition_code,
        is_business_crime=flag,
        flag_reason=decision.reason,
        flag_answers=asdict(answers),
        flag_is_overridden=against,
        flag_override_reason=override_reason.strip() if against else "",
    )
    _clear_not_recorded(incident)
    _audit_recorded(crime, by, at)
    return crime


@transaction.atomic
def cancel(*, crime: Crime, code: str, reason: str, by: Actor, at: datetime) -> Crime:
    """Cancel a crime on verifiable information, under one of the codes C1 to C5; the row stays."""
    if code not in cancel_codes():
        raise CrimeError(f"Choose one of {', '.join(cancel_codes())}", "code")
    if not reason.strip():
        raise NothingWritten("Say what the additional verifiable information is", "reason")
    changed = Crime.objects.filter(pk=crime.pk, cancelled_at__isnull=True).update(
        cancelled_at=at, cancelled_by_id=by.person_id, cancelled_code=code, cancelled_reason=reason.strip()
    )
    if not changed:
        raise AlreadyCancelled("This crime was cancelled before")
    crime.refresh_from_db()
    audit.record(by=by, at=at, action="crime.cancel", kind=audit.Kind.ALTERATION, target=crime, data={"code": code})
    return crime


@transaction.atomic
def not_recorded(*, incident: Incident, reason: str, by: Actor, at: datetime) -> Incident:
    """Say why a report is not recorded as a crime (NCRS); another reason takes the place of the first.

    Raises CrimeError while a crime of it stands, and for the reason that is on record already.
    """
    if not reason.strip():
        raise NothingWritten("Say why no crime is recorded", "reason")
    _lock(incident)
    if incident.not_recorded_reason == reason.strip():
        raise CrimeError("This reason is on record already", "reason")
    if incident.crimes.filter(cancelled_at__isnull=True).exists():
        raise CrimeError("A crime is recorded from this report: cancel it first")
    incident.not_recorded_at, incident.not_recorded_by_id = at, by.person_id
    incident.not_recorded_reason = reason.strip()
    incident.save(update_fields=["not_recorded_at", "not_recorded_by", "not_recorded_reason"])
    audit.record(by=by, at=at, action="incident.not_recorded", kind=audit.Kind.ALTERATION, target=incident)
    return incident


def _lock(incident: Incident) -> None:
    """Read the report anew and hold it, so that recording and not recording cannot pass each other."""
    incident.refresh_from_db(from_queryset=Incident.objects.select_for_update())


def _offence(code: str, day: date) -> codes.OffenceCode:
    offence = codes.load().get(code)
    if offence is None or not offence.validity.covers(day):
        raise WrongOffence(f"{code or 'Nothing'} is no offence that a crime of that day can have", "offence_code")
    return offence


def _check_victim(incident: Incident, kind: str, name: str) -> None:
    if kind not in VictimKind.values:
        raise CrimeError("Say whether the victim is a business or a person", "victim_kind")
    if kind == VictimKind.PERSON and not name.strip():
        raise CrimeError("Name the victim", "victim_name")
    standing = incident.crimes.filter(cancelled_at__isnull=True, victim_kind=kind)
    if standing.filter(victim_name__iexact=name.strip()).exists():
        raise SameVictim("This victim has a crime from this report already: one crime per victim", "victim_name")


def _answers(given: Mapping[str, bool | None]) -> BusinessCrimeAnswers:
    try:
        return BusinessCrimeAnswers(**{**given, "offence_recorded": True})
    except TypeError as error:
        raise FlagUnsettled(f"Not one of the six questions: {', '.join(sorted(given))}", "flag_answers") from error


def _flag(decision: FlagDecision, wanted: bool | None, reason: str) -> bool:
    """The flag that is kept. Before there was any definition no crime is a business crime."""
    if decision.flag is None and decision.question_reached:
        raise FlagUnsettled(decision.wording, decision.question_reached)
    decided = bool(decision.flag)
    if wanted is None or wanted is decided:
        return decided
    if wanted and decision.question_reached == "employer_commercial":
        raise FlagUnsettled(
            "The employer is not a commercial enterprise: change that answer if it is wrong", "employer_commercial"
        )
    if not reason.strip():
        raise FlagUnsettled("Say why the flag goes against the answers", "override_reason")
    return wanted


def _clear_not_recorded(incident: Incident) -> None:
    if incident.not_recorded_at is not None:
        incident.not_recorded_at, incident.not_recorded_by, incident.not_recorded_reason = None, None, ""
        incident.save(update_fields=["not_recorded_at", "not_recorded_by", "not_recorded_reason"])


def _audit_recorded(crime: Crime, by: Actor, at: datetime) -> None:
    data = {"incident": crime.incident_id, "offence": crime.offence_code, "business": crime.is_business_crime}
    audit.record(by=by, at=at, action="crime.record", kind=audit.Kind.COLLECTION, target=crime, data=data)
