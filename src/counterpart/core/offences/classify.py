"""Suggest offence classes from the answers, with reasons. An officer confirms or overrides.

Robbery is never classified by the system: it is put to a human, with a sergeant's review.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpart.core.conditions import Condition, Look
from counterpart.core.offences import codes
from counterpart.core.reporting.answers import TriageAnswers
from counterpart.core.reporting.decisions import looking_at, triage_condition
from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "offence-suggestions.yaml"


@dataclass(frozen=True, kw_only=True)
class OffenceSuggestion:
    """One suggested class. `code` is None when the table names no class of ours.

    `needs_human` is what a person must decide before the class may be chosen; None when the
    class may be shown as chosen, for the officer to confirm.
    """

    code: str | None
    title: str
    reasons: tuple[str, ...]
    needs_human: str | None = None
    sergeant_review: bool = False


@dataclass(frozen=True)
class _Rule:
    when: Condition
    suggestion: OffenceSuggestion | None


_NOTHING = OffenceSuggestion(
    code=None,
    title="No class suggested",
    reasons=("The answers do not point to a class.",),
    needs_human="Read the report and choose the class, or record why it is not a crime.",
)


def suggest_offences(answers: TriageAnswers, *, premises_type: str = "") -> tuple[OffenceSuggestion, ...]:
    """Return the classes that the answers suggest, at least one, the principal first."""
    look = looking_at(answers, premises_type=premises_type)
    found = tuple(each for section in _sections() if (each := _first(section, look)))
    return found or (_NOTHING,)


def needs_sergeant(suggestions: tuple[OffenceSuggestion, ...]) -> bool:
    """Say whether a detective sergeant must review: every robbery, and what may be one."""
    return any(each.sergeant_review for each in suggestions)


def _first(section: tuple[_Rule, ...], look: Look) -> OffenceSuggestion | None:
    return next((rule.suggestion for rule in section if rule.when.holds(look)), None)


@cache
def _sections() -> tuple[tuple[_Rule, ...], ...]:
    table = read_yaml(_TABLE).only("source", "mark", "valid_from", "valid_to", "sections")
    table.origin()
    return tuple(tuple(map(_rule, section.rows("rows"))) for section in table.rows("sections"))


def _rule(row: Row) -> _Rule:
    row.only("id", "when", "code", "title", "reason", "needs_human", "sergeant_review", "mark")
    row.text("id"), row.mark()
    return _Rule(triage_condition(row), _suggestion(row) if row.text("reason", "") else None)


def _suggestion(row: Row) -> OffenceSuggestion:
    code = row.text("code", "") or None
    if code is not None and code not in codes.load():
        raise row.fail("code", "a code of offence-codes.csv")
    return OffenceSuggestion(
        code=code,
        title=codes.get(code).title if code else row.text("title"),
        reasons=(row.text("reason"),),
        needs_human=row.text("needs_human", "") or None,
        sergeant_review=row.flag("sergeant_review", False),
    )
