"""Letters as an officer finds them to read and change before sending; nothing is sent or stored here."""

from counterpart.base.actors import Actor
from counterpart.casework import letters
from counterpart.casework.letters import Letter
from counterpart.casework.models import Case
from counterpart.casework.queries import cases
from counterpart.core.offences import codes, outcomes
from counterpart.crimes.models import Crime, Incident

# Templates that a message may be started from.
STARTS = ("update", "no_answer", "ask_footage")


def messages(case: Case, by: Actor) -> dict[str, Letter]:
    """What a message to the business may start from, by template; `letters.TITLES` names each."""
    return {template: letters.compose(template, case.primary_incident, officer=by.name) for template in STARTS}


def outcome(crime: Crime, outcome_type: str, reason: str) -> Letter:
    """The letter about an outcome. Raises KeyError for an unknown type."""
    return letters.compose(
        "outcome",
        crime.incident,
        offence=codes.get(crime.offence_code).title,
        outcome=outcomes.get(outcome_type).name,
        reason=reason.strip(),
    )


def closing(case: Case, by: Actor) -> Letter:
    """The closing letter: for each report what was recorded, what came of it and why."""
    findings = [line for incident in cases.incidents(case) for line in _findings(incident)]
    return letters.compose("closing", case.primary_incident, findings=findings, officer=by.name)


def _findings(incident: Incident) -> list[str]:
    if incident.not_recorded_at is not None:
        return [f"{incident.reference}: no crime was recorded. {incident.not_recorded_reason}"]
    return [_finding(crime) for crime in incident.crimes.all() if crime.cancelled_at is None]


def _finding(crime: Crime) -> str:
    title = codes.get(crime.offence_code).title
    latest = next(iter(crime.outcomes.all()), None)
    if latest is None:
        return f"{title}: no decision yet."
    return f"{title}: {outcomes.get(latest.outcome_type).name}. {latest.reason}"
