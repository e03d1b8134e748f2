"""Recording on a case: crimes, their numbers, or why there is none, and telling the business."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.casework import guards, trail
from counterpart.casework.actions import clocks, messages
from counterpart.casework.errors import WrongValue
from counterpart.casework.models import Case, ClockKind
from counterpart.casework.queries import groups
from counterpart.core.offences import codes
from counterpart.crimes.actions import crimes, references
from counterpart.crimes.models import Crime, ExternalReference, Incident

CRIME_NUMBER = "crime"  # the kind of external reference that is a crime number


@transaction.atomic
def record(
    *,
    case: Case,
    incident: Incident,
    offence_code: str,
    victim_kind: str,
    flag_answers: Mapping[str, bool | None],
    by: Actor,
    at: datetime,
    victim_name: str = "",
    is_business_crime: bool | None = None,
    override_reason: str = "",
    system: str = "",
    crime_number: str = "",
) -> Crime:
    """Record a crime from a report of the case: the recording promise is kept and the business is told.

    The number may come later (`attach_reference`). Raises as `crimes.actions.crimes.record`.
    """
    _check(case, incident)
    crime = crimes.record(
        incident=incident,
        offence_code=offence_code,
        victim_kind=victim_kind,
        victim_name=victim_name,
        flag_answers=flag_answers,
        is_business_crime=is_business_crime,
        override_reason=override_reason,
        by=by,
        at=at,
    )
    if crime_number.strip():
        references.attach(
            incident=incident, crime=crime, system=system, kind=CRIME_NUMBER, value=crime_number, by=by, at=at
        )
    clocks.meet(case=case, kind=ClockKind.RECORDING, at=at, incident=incident)
    _tell_recorded(case, crime, crime_number.strip(), override_reason, by, at)
    return crime


@transaction.atomic
def attach_reference(
    *,
    case: Case,
    incident: Incident,
    system: str,
    kind: str,
    value: str,
    by: Actor,
    at: datetime,
    crime: Crime | None = None,
) -> ExternalReference:
    """Keep a number of another system; the business is told its crime number, once. Closed cases take numbers too."""
    if groups.holder(incident).pk != case.pk:
        raise WrongValue("The report belongs to another case", "incident")
    reference, is_new = references.attach(
        incident=incident, crime=crime, system=system, kind=kind, value=value, by=by, at=at
    )
    if not is_new:
        return reference
    is_number = kind == CRIME_NUMBER
    summary = f"The crime number is {reference.value_raw}" if is_number else f"Reference added: {reference.value_raw}"
    trail.record(
        case, "case.attach_reference", summary, by=by, at=at, shared=is_number, incident=incident, target=reference
    )
    if is_number:
        messages.tell(case=case, template="numbered", incident=incident, crime_number=reference.value_raw, by=by, at=at)
    return reference


@transaction.atomic
def not_recorded(*, case: Case, incident: Incident, reason: str, by: Actor, at: datetime) -> Incident:
    """Say why no crime is recorded: that keeps the recording promise too (NCRS). The business reads the reason."""
    _check(case, incident)
    crimes.not_recorded(incident=incident, reason=reason, by=by, at=at)
    clocks.meet(case=case, kind=ClockKind.RECORDING, at=at, incident=incident)
    summary = "Your report was not recorded as a crime"
    trail.record(
        case, "case.not_recorded", summary, by=by, at=at, shared=True, incident=incident, detail=reason, target=incident
    )
    messages.tell(case=case, template="not_recorded", incident=incident, reason=reason.strip(), by=by, at=at)
    return incident


@transaction.atomic
def cancel(*, case: Case, crime: Crime, code: str, reason: str, by: Actor, at: datetime) -> Crime:
    """Cancel a crime on verifiable information, and tell the business why.

    The report then needs another crime, or a reason why there is none.
    """
    _check(case, crime.incident)
    crimes.cancel(crime=crime, code=code, reason=reason, by=by, at=at)
    summary = f"The crime recorded as {codes.get(crime.offence_code).title} was cancelled"
    trail.record(
        case,
        "case.cancel_crime",
        summary,
        by=by,
        at=at,
        shared=True,
        incident=crime.incident,
        detail=f"{code}: {reason}",
        target=crime,
    )
    offence = codes.get(crime.offence_code).title
    messages.tell(
        case=case, template="cancelled", incident=crime.incident, offence=offence, reason=reason.strip(), by=by, at=at
    )
    return crime


def _tell_recorded(case: Case, crime: Crime, number: str, override_reason: str, by: Actor, at: datetime) -> None:
    offence, incident = codes.get(crime.offence_code).title, crime.incident
    trail.record(
        case,
        "case.record_crime",
        f"A crime was recorded: {offence}",
        by=by,
        at=at,
        shared=True,
        incident=incident,
        detail=override_reason,
        target=crime,
    )
    facts = {"offence": offence, "crime_number": number}
    messages.tell(case=case, template="recorded", incident=incident, by=by, at=at, **facts)


def _check(case: Case, incident: Incident) -> None:
    guards.lock_live(case)
    if groups.holder(incident).pk != case.pk:
        raise WrongValue("The report belongs to another case", "incident")
