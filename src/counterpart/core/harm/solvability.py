"""Solvability factors: what could solve it, for a reviewer. Never a decision to file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from counterpart.core.conditions import Condition
from counterpart.core.reporting.answers import TriageAnswers
from counterpart.core.reporting.decisions import looking_at, triage_condition
from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "solvability.yaml"
_RECENT = timedelta(days=1)


@dataclass(frozen=True)
class Factor:
    """One factor; `present` is None when the answers do not say."""

    code: str
    title: str
    present: bool | None


@dataclass(frozen=True)
class _FactorTable:
    code: str
    title: str
    present: Condition
    absent: Condition | None


def factors(
    answers: TriageAnswers, *, reported_at: datetime | None = None, series: bool | None = None
) -> tuple[Factor, ...]:
    """Return every factor; `series` is an officer's finding that it belongs to one."""
    look = looking_at(answers, recent=_recent(answers, reported_at), series=series)
    found = []
    for table in _tables():
        present = True if table.present.holds(look) else None
        if present is None and table.absent is not None and table.absent.holds(look):
            present = False
        found.append(Factor(table.code, table.title, present))
    return tuple(found)


def summary(found: Iterable[Factor]) -> str:
    """Return the count and the words, such as "2 of 12: It is on camera; Somebody saw it"."""
    every = tuple(found)
    present = [factor.title for factor in every if factor.present]
    count = f"{len(present)} of {len(every)}"
    return f"{count}: {'; '.join(present)}" if present else count


def _recent(answers: TriageAnswers, reported_at: datetime | None) -> bool | None:
    started_at = answers.when.from_at if answers.when else None
    if started_at is None or reported_at is None:
        return None
    return reported_at - started_at <= _RECENT


@cache
def _tables() -> tuple[_FactorTable, ...]:
    table = read_yaml(_TABLE).only("source", "mark", "valid_from", "valid_to", "factors")
    table.origin()
    return tuple(_factor(row) for row in table.rows("factors"))


def _factor(row: Row) -> _FactorTable:
    row.only("code", "title", "present", "absent")
    absent = triage_condition(row, "absent") if "absent" in row.values else None
    return _FactorTable(row.text("code"), row.text("title"), triage_condition(row, "present"), absent)
