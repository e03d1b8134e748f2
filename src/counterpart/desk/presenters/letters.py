"""Drafts of letters: what the case holds, put into the words that the business reads."""

from collections.abc import Iterator
from typing import Any

from counterpart.casework import letters
from counterpart.casework.models import Case
from counterpart.casework.queries import cases
from counterpart.core.offences import codes, outcomes
from counterpart.crimes.models import Crime

# Letters that an officer may start a message from.
CHOICES = ("update", "no_answer", "ask_footage")


def choices() -> list[tuple[str, str]]:
    return [(name, letters.TITLES[name]) for name in CHOICES]


def message_draft(name: str, case: Case, officer: str) -> str:
    return letters.compose(name, case.primary_incident, officer=officer).body


def closing_draft(case: Case, officer: str) -> str:
    """The closing letter with what was recorded, decided and why."""
    return letters.compose("closing", case.primary_incident, officer=officer, findings=list(_findings(case))).body


def _findings(case: Case) -> Iterator[str]:
    for incident in cases.incidents(case):
        if incident.not_recorded_at:
            yield f"We did not record a crime from report {incident.reference}: {incident.not_recorded_reason}"
        for crime in incident.crimes.all():
            if not crime.cancelled_at:
                yield _finding(crime)


def _finding(crime: Crime) -> str:
    offence = codes.get(crime.offence_code).title
    latest: Any = next(iter(crime.outcomes.all()), None)  # the newest comes first
    if latest is None:
        return f"We recorded a crime: {offence}."
    return f"We recorded a crime: {offence}. Outcome: {outcomes.get(latest.outcome_type).name}. {latest.reason}"
