"""What happened on the case, the crimes that were recorded, and how they ended."""

from typing import Any

from counterpart.bundles.gathering.parts import Contents, document, facts, facts_of
from counterpart.casework.models import Case
from counterpart.casework.queries import cases, groups
from counterpart.crimes.models import Crime

_EVENT = "happened_at kind summary detail person_name is_shared"
_CRIME = (
    "offence_code victim_kind victim_name recorded_at recorded_by is_business_crime definition_code flag_reason "
    "flag_answers flag_is_overridden flag_override_reason cancelled_at cancelled_code cancelled_reason"
)
_OUTCOME = "outcome_type reason facts decided_at decided_by"
_NUMBER = "system kind value_raw issued_at"
_MERGE = "merged merged_at reason undone_at"
_TRIAGE = "suggested decided override_reasons assessed_at decided_by decided_at"
_MESSAGE = "direction sent_at sender_name subject body"


def gather(case: Case) -> Contents:
    """Timeline, triage, messages, joined cases, crimes with outcomes."""
    told = {
        "case": facts(case, "reference state opened_at closed_at harm_band grade"),
        "holds": [held.reference for held in groups.held_cases(case)],
        "timeline": [facts(event, _EVENT) | {"case": event.case.reference} for event in _in_order(case)],
        "triage": facts_of(case.triage_assessments.order_by("assessed_at", "pk"), _TRIAGE),
        "messages": facts_of(cases.messages(case), _MESSAGE),
        "joined": facts_of(case.merges_taken.order_by("merged_at", "pk"), _MERGE),
    }
    return Contents(
        [
            document("data/history.json", told, "History of the case: every step, with who and when"),
            document("data/crimes.json", {"crimes": crimes(case)}, "Crimes recorded and their outcomes"),
        ]
    )


def crimes(case: Case) -> list[dict[str, Any]]:
    """Each crime of the case with its numbers and outcomes."""
    return [_crime(crime) for incident in cases.incidents(case) for crime in incident.crimes.all()]


def _crime(crime: Crime) -> dict[str, Any]:
    return {
        **facts(crime, _CRIME),
        "report": crime.incident.reference,
        "outcomes": facts_of(crime.outcomes.all(), _OUTCOME),
        "numbers": facts_of(crime.external_references.all(), _NUMBER),
    }


def _in_order(case: Case) -> list[Any]:
    return list(reversed(cases.timeline(case)))
