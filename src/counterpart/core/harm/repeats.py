"""Repeat victims and repeat premises, over counts that include the newest event."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "repeats.yaml"


@dataclass(frozen=True)
class RepeatRule:
    """So many events within so many rolling months."""

    code: str
    at_least: int
    months: int
    words: str
    mark: str


def repeat_victim(n: int) -> bool:
    """Say whether a victim with n crimes in the window, this one included, is a repeat victim."""
    return n >= rule("repeat_victim").at_least


def repeat_premises(n: int) -> bool:
    """Say whether premises with n crimes or incidents in the window are repeat premises."""
    return n >= rule("repeat_premises").at_least


def chronic(n: int) -> bool:
    """Say whether premises with n crimes or incidents in the window are a chronic location."""
    return n >= rule("chronic").at_least


def window(code: str, newest: date) -> tuple[date, date]:
    """Return the half-open range of days to count, which ends with the newest event's day."""
    months = newest.year * 12 + newest.month - 1 - rule(code).months
    year, month = divmod(months, 12)
    last_of_month = (date(year + month // 11, (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    same_day = date(year, month + 1, min(newest.day, last_of_month))
    return same_day + timedelta(days=1), newest + timedelta(days=1)


def counted(code: str, days: Collection[date]) -> int:
    """Count the events, by their days, in the window of a rule that ends with the newest of them; it counts, too."""
    if not days:
        return 0
    start, end = window(code, max(days))
    return sum(1 for day in days if start <= day < end)


def rule(code: str) -> RepeatRule:
    """Return one rule with the words to show; raises KeyError when there is none."""
    return _rules()[code]


@cache
def _rules() -> dict[str, RepeatRule]:
    table = read_yaml(_TABLE).only("source", "valid_from", "valid_to", "rules")
    table.text("source"), table.validity()
    return {each.code: each for each in map(_rule, table.rows("rules"))}


def _rule(row: Row) -> RepeatRule:
    row.only("code", "at_least", "months", "words", "mark")
    return RepeatRule(row.text("code"), row.whole("at_least"), row.whole("months"), row.text("words"), row.mark())
