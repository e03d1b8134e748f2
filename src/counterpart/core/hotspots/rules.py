"""The project's rules for places, read from data/rules.yaml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml

_TABLE = Path(__file__).parent / "data" / "rules.yaml"


@dataclass(frozen=True)
class Rules:
    """Each figure as data/rules.yaml explains it."""

    near_repeat_metres: int
    near_repeat_days: int
    knox_metres: tuple[int, ...]
    knox_days: tuple[int, ...]
    knox_months: tuple[int, ...]
    longest_range_days: int
    demand_days: int
    demand_at_least: int
    too_few: int


@cache
def load() -> Rules:
    """Return the rules; raises TableError where the file is wrong."""
    table = read_yaml(_TABLE)
    table.only("source", "mark", "valid_from", "valid_to", "near_repeat", "knox", "time_of_week", "demand").origin()
    near = table.row("near_repeat").only("metres", "days")
    knox = table.row("knox").only("metres", "days", "months")
    demand = table.row("demand").only("days", "at_least", "too_few")
    return Rules(
        near_repeat_metres=near.whole("metres"),
        near_repeat_days=near.whole("days"),
        knox_metres=_edges(knox, "metres"),
        knox_days=_edges(knox, "days"),
        knox_months=_edges(knox, "months"),
        longest_range_days=table.row("time_of_week").only("longest_days").whole("longest_days"),
        demand_days=demand.whole("days"),
        demand_at_least=demand.whole("at_least"),
        too_few=demand.whole("too_few"),
    )


def _edges(row: Row, field: str) -> tuple[int, ...]:
    words = row.texts(field)
    edges = tuple(int(word) for word in words if word.isdigit())
    if len(edges) < max(len(words), 1) or list(edges) != sorted(set(edges)):
        raise row.fail(field, "whole numbers, each more than the one before")
    return edges
