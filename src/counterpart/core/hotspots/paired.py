"""Near repeats as an answer: Knox's table, each band of distance against each of time."""

from collections.abc import Iterator
from math import isnan

from counterpart.core.hotspots import near_repeat
from counterpart.core.hotspots.answers import Answer, Column, Value
from counterpart.core.hotspots.asked import Asked
from counterpart.core.hotspots.events import Events, Precision
from counterpart.core.hotspots.near_repeat import KnoxTable, Unit
from counterpart.core.hotspots.reading import NO_TIMES, Found
from counterpart.core.hotspots.wanted import CannotMap
from counterpart.core.words import plural

_SURE = 0.05
# Keeps figures below each other, and is no blank at which a line could be broken.
_NO_STAR = "\N{NO-BREAK SPACE}"
_COLUMNS = (
    Column("distance_from_m", "Over (m)"),
    Column("distance_to_m", "to (m)"),
    Column("time_from", "Over"),
    Column("time_to", "to"),
    Column("unit", "Unit"),
    Column("observed", "Pairs"),
    Column("expected", "Expected", 1),
    Column("ratio", "Ratio", 2),
    Column("p", "p", 4),
)
_BY_MONTH = "or ask for months: then a pair is of one month, or of months that follow"


def near_repeats(found: Found, asked: Asked) -> Answer:
    """Pairs of events by distance and time, against times shuffled among the places.

    Raises CannotMap for more pairs than can be counted.
    """
    events = found.events
    try:
        table = near_repeat.knox_of(events, asked.permutations, asked.seed)
    except ValueError as error:
        raise CannotMap(str(error)) from None
    return Answer(
        title="Near repeats (Knox), times as many pairs as by chance",
        columns=_COLUMNS,
        rows=tuple(_rows(table)),
        notes=tuple(_notes(table, events)),
        matrix=tuple(_matrix(table)),
    )


def with_days(found: Found, asked: Asked) -> Found:
    """Those of which the day is known, or the month where that is asked for. Raises CannotMap when there are none."""
    if asked.by_month:
        return found.by_month()
    if not found.timed.any():
        raise CannotMap(f"Near repeats need days. {NO_TIMES}, {_BY_MONTH}", "by_month")
    return found.by_time()


def _rows(table: KnoxTable) -> Iterator[tuple[Value, ...]]:
    for row, metres in enumerate(table.distance_bands):
        for column, time in enumerate(table.time_bands):
            yield (
                table.distance_bands[row - 1] if row else 0.0,
                metres,
                table.time_bands[column - 1] if column else 0,
                time,
                str(table.unit),
                int(table.observed[row, column]),
                float(table.expected[row, column]),
                None if isnan(table.ratio[row, column]) else float(table.ratio[row, column]),
                float(table.p[row, column]),
            )


def _matrix(table: KnoxTable) -> Iterator[tuple[str, ...]]:
    yield ("Up to", *(_time(table.unit, time) for time in table.time_bands))
    for row, metres in enumerate(table.distance_bands):
        cells = zip(table.ratio[row].tolist(), table.p[row].tolist(), strict=True)
        yield (f"{metres:g} m", *(_ratio(ratio, p) for ratio, p in cells))


def _ratio(ratio: float, p: float) -> str:
    """A dash where no pair is expected."""
    return "-" + _NO_STAR if isnan(ratio) else f"{ratio:.2f}{'*' if p <= _SURE else _NO_STAR}"


def _time(unit: Unit, time: int) -> str:
    if unit is Unit.MONTH and time == 0:
        return "same month"
    return plural(time, unit)


def _notes(table: KnoxTable, events: Events) -> Iterator[str]:
    yield (
        f"{plural(table.events, 'event')}; * where at most {_SURE * 100:g} in 100 of {table.permutations:,} shuffles"
        " have as many pairs. Each band begins where the one before ends. Chance alone gives a * to about"
        f" {_SURE * table.p.size:.1f} of these {table.p.size} bands."
    )
    if events.precision is Precision.STREET:
        yield (
            "Events are moved to the nearest of a few map points before they are published, which makes near places the"
            " same and the same places near: distances under some hundred metres mean little."
        )
