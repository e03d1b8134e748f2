"""The settings of forecasts: which parts a forecast may use, and what it is measured against."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpart.core.tables import Row, read_yaml

SETTINGS = Path(__file__).parent / "data" / "forecast.yaml"


@dataclass(frozen=True, slots=True)
class Part:
    """One way in which past events foretell: spread over so many metres, forgotten over so many days (None: never)."""

    spread_metres: float
    memory_days: float | None


@dataclass(frozen=True, slots=True)
class FirstShares:
    """How much the long-term parts, the near-repeat parts and the area alone count before data speak; they sum to 1."""

    long_term: float
    near_repeat: float
    area: float
    events: int


@dataclass(frozen=True, slots=True)
class Baselines:
    """The days and the reach in metres that plain kernel density uses."""

    days: int
    bandwidth_metres: float


@dataclass(frozen=True, slots=True)
class ForecastSettings:
    """All of forecast.yaml."""

    long_term: tuple[Part, ...]
    near_repeat: tuple[Part, ...]
    near_repeat_by_month: tuple[Part, ...]
    earlier_periods: int
    first: FirstShares
    level_days: int
    baselines: Baselines
    flagged: tuple[float, ...]


@cache
def read_settings(path: Path = SETTINGS) -> ForecastSettings:
    """Read the settings; raises TableError that names the field."""
    table = read_yaml(path)
    table.origin()
    return ForecastSettings(
        long_term=tuple(_parts(table.row("long_term"))),
        near_repeat=tuple(_parts(table.row("near_repeat"))),
        near_repeat_by_month=tuple(_parts(table.row("near_repeat_by_month"))),
        earlier_periods=table.whole("earlier_periods"),
        first=_first(table),
        level_days=table.whole("level_days"),
        baselines=_baselines(table.row("baselines")),
        flagged=_numbers(table, "flagged"),
    )


def _parts(row: Row) -> Iterator[Part]:
    row.only("spread_metres", "memory_days")
    for spread in _numbers(row, "spread_metres"):
        for days in _numbers(row, "memory_days"):
            yield Part(spread, days or None)


def _first(table: Row) -> FirstShares:
    row = table.row("shares_at_first").only("long_term", "near_repeat", "area")
    long_term, near_repeat, area = (float(row.decimal(name)) for name in ("long_term", "near_repeat", "area"))
    if min(long_term, near_repeat, area) <= 0 or abs(long_term + near_repeat + area - 1) > 1e-9:
        raise table.fail("shares_at_first", "three shares above 0 that sum to 1")
    return FirstShares(long_term, near_repeat, area, table.whole("events_at_first"))


def _baselines(row: Row) -> Baselines:
    row.only("days", "bandwidth_metres")
    return Baselines(row.whole("days"), float(row.decimal("bandwidth_metres")))


def _numbers(row: Row, field: str) -> tuple[float, ...]:
    try:
        numbers = tuple(float(text) for text in row.texts(field))
    except ValueError:
        raise row.fail(field, "a list of numbers") from None
    if not numbers or min(numbers) < 0:
        raise row.fail(field, "a list of numbers of 0 or more")
    return numbers
