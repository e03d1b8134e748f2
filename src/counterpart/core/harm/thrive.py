"""THRIVE: six elements suggested from the answers, each with its level and its reasons."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from counterpart.core.conditions import Condition, Look
from counterpart.core.reporting.answers import TriageAnswers
from counterpart.core.reporting.choices import Level
from counterpart.core.reporting.decisions import looking_at, triage_condition
from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "thrive.yaml"
_NOTHING = "Nothing in the report raises this."
_SOON = timedelta(days=7)

LEVELS: tuple[Level, ...] = ("low", "medium", "high")


@dataclass(frozen=True)
class Element:
    """One element as suggested; an officer writes and grades their own beside it."""

    code: str
    title: str
    question: str
    level: Level
    reasons: tuple[str, ...]


@dataclass(frozen=True)
class _ElementTable:
    code: str
    title: str
    question: str
    rows: tuple[tuple[Level, Condition, str], ...]


def suggest(
    answers: TriageAnswers,
    *,
    on: date | None = None,
    repeat_victim: bool = False,
    repeat_premises: bool = False,
    chronic: bool = False,
) -> tuple[Element, ...]:
    """Return the six elements in the order of the mnemonic.

    `on` is the day of assessment, from which "the footage will soon be recorded over" counts; the
    others are findings of `repeats`.
    """
    look = looking_at(
        answers,
        repeat_victim=repeat_victim,
        repeat_premises=repeat_premises,
        chronic=chronic,
        footage_soon=_footage_soon(answers, on),
    )
    return tuple(_element(table, look) for table in _tables())


def _element(table: _ElementTable, look: Look) -> Element:
    held = [(level, reason) for level, when, reason in table.rows if when.holds(look)]
    level: Level = max((level for level, _ in held), key=LEVELS.index, default="low")
    reasons = tuple(reason for _, reason in held) or (_NOTHING,)
    return Element(table.code, table.title, table.question, level, reasons)


def _footage_soon(answers: TriageAnswers, on: date | None) -> bool:
    lost_on = answers.evidence.overwritten_on if answers.evidence else None
    return bool(on and lost_on and on <= lost_on <= on + _SOON)


@cache
def _tables() -> tuple[_ElementTable, ...]:
    table = read_yaml(_TABLE).only("source", "mark", "valid_from", "valid_to", "elements")
    table.origin()
    return tuple(_element_table(row) for row in table.rows("elements"))


def _element_table(row: Row) -> _ElementTable:
    row.only("code", "title", "question", "rows")
    rows = tuple(_row(part) for part in row.rows("rows"))
    return _ElementTable(row.text("code"), row.text("title"), row.text("question"), rows)


def _row(row: Row) -> tuple[Level, Condition, str]:
    row.only("level", "when", "reason")
    levels = {level: level for level in LEVELS}
    if row.text("level") not in levels:
        raise row.fail("level", f"one of {', '.join(LEVELS)}")
    return levels[row.text("level")], triage_condition(row), row.text("reason")  # type: ignore[index]
