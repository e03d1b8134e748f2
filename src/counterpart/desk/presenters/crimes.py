"""What is recorded from each report of a case."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counterpart.casework.models import Case, ServiceClock
from counterpart.casework.queries import cases
from counterpart.casework.suggestions import flat
from counterpart.core.offences import codes, outcomes
from counterpart.crimes.models import Crime, Incident, VictimKind


@dataclass(frozen=True, slots=True)
class CrimeLine:
    """One crime in words, with its latest outcome.

    `tell_by` is when the business must know the outcome, where it does not know it yet.
    """

    crime: Crime
    title: str
    flag: str
    numbers: list[str]
    harm: str
    outcome: str
    outcome_reason: str
    tell_by: datetime | None


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One report, and the crimes recorded from it."""

    incident: Incident
    crimes: list[CrimeLine]


def crime_lines(case: Case, clocks: Iterable[ServiceClock]) -> list[IncidentLine]:
    """What is recorded from each report; `clocks` are the promises of the case."""
    untold = {clock.subject: clock.due_at for clock in clocks if not (clock.met_at or clock.waived_at)}
    return [
        IncidentLine(incident, [_line(crime, untold) for crime in incident.crimes.all()])
        for incident in cases.incidents(case)
    ]


def initial_crime(case: Case, incident: Incident) -> dict[str, Any]:
    """What triage decided or suggests, for the officer to confirm."""
    latest = case.triage_assessments.latest("assessed_at", "pk")
    six = latest.suggested["business_crime"]["answers"]
    return {
        "offence_code": latest.decided.get("offence") or flat(latest.suggested)["offence"],
        "victim_kind": VictimKind.BUSINESS if six["business_victim"] else None,
        "victim_name": str(incident.organisation or "") if six["business_victim"] else "",
        **{f"q_{name}": answer for name, answer in six.items()},
    }


def _line(crime: Crime, untold: Mapping[str, datetime]) -> CrimeLine:
    latest = max(crime.outcomes.all(), key=lambda outcome: (outcome.decided_at, outcome.pk), default=None)
    overridden = ", against the answers" if crime.flag_is_overridden else ""
    return CrimeLine(
        crime=crime,
        title=f"{codes.get(crime.offence_code).title} ({crime.offence_code})",
        flag=f"{'Yes' if crime.is_business_crime else 'No'}{overridden} ({crime.definition_code.replace('_', ' ')})",
        numbers=[reference.value_raw for reference in crime.external_references.all()],
        harm=f"{crime.harm_weight.normalize():f} days ({crime.harm_table})" if crime.harm_weight is not None else "",
        outcome=f"{latest.outcome_type}: {outcomes.get(latest.outcome_type).name}" if latest else "",
        outcome_reason=latest.reason if latest else "",
        tell_by=untold.get(f"outcome:{latest.pk}") if latest else None,
    )
