"""Crimes as columns, so that many pairs are compared at once."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from math import log2
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from counterpart.core.periods.local_time import to_local
from counterpart.core.series.facts import CrimeFacts

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]
_DAY = 1440
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # a London clock, as on the wall
# A range longer than this tells no time of day, and none that is longer than this a day of the week.
_HOUR_TOLD, _WEEKDAY_TOLD = 12 * 60, 3 * _DAY


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """Words or values that crimes hold, weighed by how rare they are.

    `held`: one row a crime, one column a mark, 1 where the crime holds it. `bits`: of each column. `told`: crimes that
    hold any.
    """

    names: tuple[str, ...]
    held: csr_array
    bits: Floats

    def take(self, rows: Whole) -> "Marks":
        return replace(self, held=self.held[rows])


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """Crimes as columns of one length. `x`, `y` are NaN and `hours`, `weekdays` zero where they were not told.

    `middle`: minutes of the London clock since 1970. `hours` (24 columns), `weekdays` (7): the share of the time in
    which it may have happened. `method`: one set of marks a field. `plates`, `serials`: of each crime, in a tuple.
    """

    x: Floats
    y: Floats
    middle: NDArray[np.float64]
    hours: Floats
    weekdays: Floats
    method: tuple[Marks, ...]
    kinds: Marks
    serials: NDArray[np.object_]
    description: Marks
    plates: NDArray[np.object_]
    vehicle: Marks

    def __len__(self) -> int:
        return len(self.x)

    def take(self, rows: Whole) -> "Columns":
        """Some of the crimes, in this order."""
        taken: dict[str, Any] = {field.name: _taken(getattr(self, field.name), rows) for field in fields(self)}
        return replace(self, **taken)

    def shuffled(self, rng: np.random.Generator) -> "Columns":
        """The same places, times, methods, descriptions and vehicles, each dealt out anew: what chance alone makes."""
        dealt: dict[str, Any] = {}
        for block in _BLOCKS:
            rows = rng.permutation(len(self))
            dealt |= {name: _taken(getattr(self, name), rows) for name in block}
        return replace(self, **dealt)


# What is dealt out together: method and kinds of property go together in every crime, and so in chance.
_BLOCKS = (
    ("x", "y"),
    ("middle", "hours", "weekdays"),
    ("method", "kinds", "serials"),
    ("description",),
    ("plates", "vehicle"),
)


def columns_of(crimes: Sequence[CrimeFacts]) -> Columns:
    """The crimes as columns, in their order."""
    spans = [_span(crime) for crime in crimes]
    names = sorted({name for crime in crimes for name in crime.method})
    values = [[{crime.method[name]} if name in crime.method else set() for crime in crimes] for name in names]
    return Columns(
        x=np.array([np.nan if crime.x is None else crime.x for crime in crimes], dtype=np.float32),
        y=np.array([np.nan if crime.y is None else crime.y for crime in crimes], dtype=np.float32),
        middle=np.array([(begin + end) / 2 for begin, end in spans], dtype=np.float64),
        hours=_spread(spans, 60, 24, _HOUR_TOLD),
        weekdays=_spread(spans, _DAY, 7, _WEEKDAY_TOLD),
        method=tuple(map(marks_of, values)),
        kinds=marks_of([crime.kinds for crime in crimes]),
        serials=_tuples(crime.serials for crime in crimes),
        description=marks_of([crime.description for crime in crimes]),
        plates=_tuples(crime.plates for crime in crimes),
        vehicle=marks_of([crime.vehicle for crime in crimes]),
    )


def marks_of(sets: Sequence[Iterable[str]]) -> Marks:
    """Marks of each crime, each weighed log2(crimes that hold any / crimes that hold it), one more on both sides."""
    held = [sorted(each) for each in sets]
    counts = Counter(mark for marks in held for mark in marks)
    names = tuple(sorted(counts))
    place = {name: index for index, name in enumerate(names)}
    telling = sum(1 for marks in held if marks)
    rows = [row for row, marks in enumerate(held) for _ in marks]
    columns = [place[mark] for marks in held for mark in marks]
    matrix = csr_array((np.ones(len(rows), dtype=np.float32), (rows, columns)), shape=(len(held), len(names)))
    bits = [log2((telling + 1) / (counts[name] + 1)) + 0.1 for name in names]
    return Marks(names, matrix, np.array(bits, dtype=np.float32))


def _span(crime: CrimeFacts) -> tuple[int, int]:
    begin = _minutes(crime.from_at)
    return begin, max(begin, _minutes(crime.to_at)) if crime.to_at else begin


def _minutes(moment: datetime) -> int:
    return int((to_local(moment).replace(tzinfo=None) - _EPOCH).total_seconds() // 60)


def _spread(spans: Sequence[tuple[int, int]], width: int, cells: int, told: int) -> Floats:
    """How the time in which each may have happened lies over the cells; nothing where the range is too long."""
    spread = np.zeros((len(spans), cells), dtype=np.float32)
    for row, (begin, end) in enumerate(spans):
        if end - begin > told:
            continue
        last = max(end, begin + 1)
        for cell in range(begin // width, (last - 1) // width + 1):
            inside = min(last, (cell + 1) * width) - max(begin, cell * width)
            spread[row, cell % cells] += inside / (last - begin)
    return spread


def _tuples(sets: Iterable[frozenset[str]]) -> NDArray[np.object_]:
    listed = [tuple(sorted(each)) for each in sets]
    column = np.empty(len(listed), dtype=object)
    column[:] = listed
    return column


def _taken(column: Any, rows: Whole) -> Any:
    if isinstance(column, tuple):
        return tuple(marks.take(rows) for marks in column)
    if isinstance(column, Marks):
        return column.take(rows)
    return column[rows]
