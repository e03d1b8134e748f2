"""How forecasts are issued, scored and published, and how far a response reaches (`data/warnings.yaml`)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml


@dataclass(frozen=True, slots=True)
class Issue:
    """How warnings are issued. `least_expected`: events in the period below which no square is warned of."""

    side: int
    days: int
    squares: int
    most_percent: int
    history_days: int
    least_events: int
    least_expected: float


@dataclass(frozen=True, slots=True)
class Subject:
    """What a forecast is of. `kinds`: what was reported; none for everything."""

    code: str
    name: str
    kinds: tuple[str, ...]


@cache
def issue() -> Issue:
    """How warnings are issued."""
    row = _table().sourced("issue")
    whole = ("side", "days", "squares", "most_percent", "history_days", "least_events")
    return Issue(**{name: row.whole(name) for name in whole}, least_expected=float(row.decimal("least_expected")))


@cache
def subjects() -> dict[str, Subject]:
    """Every subject by its code, in the order of the table."""
    found = {}
    for row in _table().rows("subjects"):
        row.only("code", "name", "kinds", "mark").mark()
        found[row.text("code")] = Subject(row.text("code"), row.text("name"), row.texts("kinds"))
    return found


def wait_days() -> int:
    """How long after its period a forecast is scored."""
    return _table().sourced("score").whole("wait_days")


def least_published() -> int:
    """The fewest scored warnings of which the public record shows figures."""
    return _table().sourced("publish").whole("least")


def reach() -> int:
    """How many squares around a response are watched for displacement."""
    return _table().sourced("respond").whole("reach")


@cache
def _table() -> Row:
    return read_yaml(Path(__file__).parent / "data" / "warnings.yaml")
