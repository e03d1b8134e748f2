"""What a chart is drawn of: points in order, and where a series breaks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterpart.core.measures.model import MonthValue, SeriesBreak
from counterpart.core.periods.months import first_day

# With more months than this only years are written under the axis.
_MONTHS_WITH_NAMES = 15


@dataclass(frozen=True, slots=True)
class Point:
    """One value; None is a gap, and `note` may say why. `tick` is written under the axis, `label` in words."""

    label: str
    value: float | None
    note: str = ""
    tick: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """From the point at this position on, values are not comparable with those before."""

    position: int
    title: str


def monthly(values: Sequence[MonthValue]) -> tuple[Point, ...]:
    """Points for the months of a trend, with years or months as ticks."""
    few = len(values) <= _MONTHS_WITH_NAMES
    return tuple(_month(one, few) for one in values)


def breaks(values: Sequence[MonthValue], found: Iterable[SeriesBreak]) -> tuple[Break, ...]:
    """The breaks that fall inside a trend, after its first month."""
    position = {one.month: place for place, one in enumerate(values)}
    return tuple(Break(position[one.month], one.title) for one in found if position.get(one.month))


def _month(one: MonthValue, named: bool) -> Point:
    day = first_day(one.month)
    tick = day.strftime("%Y") if day.month == 1 else day.strftime("%b") if named else ""
    return Point(day.strftime("%B %Y"), None if one.value is None else float(one.value), "", tick)
