"""Attendance criteria of the Retail Crime Action Plan: what the answers meet, and why.

A criterion met prioritises attendance. None met refuses nothing: a person decides.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpart.core.conditions import Condition
from counterpart.core.reporting.answers import TriageAnswers
from counterpart.core.reporting.decisions import looking_at, triage_condition
from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "attendance.yaml"


@dataclass(frozen=True)
class Criterion:
    """One criterion met; priority 1 comes first."""

    code: str
    title: str
    priority: int
    why: str


def rcap_criteria(answers: TriageAnswers, *, prolific: bool = False) -> tuple[Criterion, ...]:
    """Return the criteria met, the first priority first, each code once.

    `prolific` is a person's judgement from records, never the system's.
    """
    look = looking_at(answers, prolific=prolific)
    met: dict[str, Criterion] = {}
    for when, criterion in _rows():
        if when.holds(look):
            met.setdefault(criterion.code, criterion)
    return tuple(sorted(met.values(), key=lambda criterion: criterion.priority))


def codes() -> frozenset[str]:
    """Return every code, for an officer to choose from."""
    return frozenset(criterion.code for _, criterion in _rows())


def titles() -> dict[str, str]:
    """Return the title of every code, in order of priority."""
    by_priority = sorted((criterion for _, criterion in _rows()), key=lambda criterion: criterion.priority)
    return {each.code: each.title for each in by_priority}


@cache
def _rows() -> tuple[tuple[Condition, Criterion], ...]:
    table = read_yaml(_TABLE).only("source", "valid_from", "valid_to", "rows")
    table.text("source"), table.validity()
    return tuple((triage_condition(row), _criterion(row)) for row in table.rows("rows"))


def _criterion(row: Row) -> Criterion:
    row.only("code", "title", "priority", "when", "why", "mark").mark()
    return Criterion(row.text("code"), row.text("title"), row.whole("priority"), row.text("why"))
