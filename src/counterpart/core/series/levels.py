"""At which level two crimes agree, factor by factor: of a block of crimes with all others, -1 where it was not told."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import DamerauLevenshtein

from counterpart.core.series.columns import Columns, Marks
from counterpart.core.series.settings import Factor

Levels = NDArray[np.int8]
Floats = NDArray[np.float32]
UNTOLD = -1
_MINUTES = 1440
# The hour before and the hour after count as the same time of day.
_BESIDE = np.sum([np.roll(np.eye(24, dtype=np.float32), step, axis=1) for step in (-1, 0, 1)], axis=0)
_SHORTEST_PLATE = 4


def levels_of(factor: Factor, some: Columns, others: Columns) -> Levels:
    """One row for each of `some`, one column for each of `others`: the index of the level, or UNTOLD."""
    return _LEVELS[factor.code](factor, some, others)


def _place(factor: Factor, some: Columns, others: Columns) -> Levels:
    apart = np.hypot(some.x[:, None] - others.x[None, :], some.y[:, None] - others.y[None, :])
    return _reached(factor, apart)


def _days(factor: Factor, some: Columns, others: Columns) -> Levels:
    return _reached(factor, np.abs(some.middle[:, None] - others.middle[None, :]) / _MINUTES)


def _hour(factor: Factor, some: Columns, others: Columns) -> Levels:
    return _shared_time(factor, some.hours @ _BESIDE, others.hours)


def _weekday(factor: Factor, some: Columns, others: Columns) -> Levels:
    return _shared_time(factor, some.weekdays, others.weekdays)


def _method(factor: Factor, some: Columns, others: Columns) -> Levels:
    """Over the fields that both tell: how much of what they tell is the same."""
    shape = (len(some), len(others))
    shared, told = np.zeros(shape, dtype=np.float32), np.zeros(shape, dtype=np.float32)
    for mine, theirs in zip(some.method, others.method, strict=True):
        own, other = _bits(mine), _bits(theirs)
        shared += _shared(mine, theirs)
        told += _told(own, other)
    return _agreed(factor, shared, told)


def _property(factor: Factor, some: Columns, others: Columns) -> Levels:
    levels = _marked(factor, some.kinds, others.kinds)
    return _overlaid(levels, _equal(some.serials, others.serials), factor.index("serial"))


def _description(factor: Factor, some: Columns, others: Columns) -> Levels:
    return _marked(factor, some.description, others.description)


def _vehicle(factor: Factor, some: Columns, others: Columns) -> Levels:
    """By plates where both tell one, else by the words."""
    levels = _marked(factor, some.vehicle, others.vehicle)
    levels[_both(_any(some.plates), _any(others.plates))] = factor.index("other")
    _overlaid(levels, _one_slip(some.plates, others.plates), factor.index("slip"))
    return _overlaid(levels, _equal(some.plates, others.plates), factor.index("plate"))


def _reached(factor: Factor, apart: NDArray[np.floating]) -> Levels:
    bounds = np.array([level.reach for level in factor.levels[:-1]])
    found: Levels = np.searchsorted(bounds, apart).astype(np.int8)
    found[~np.isfinite(apart)] = UNTOLD
    return found


def _shared_time(factor: Factor, mine: Floats, theirs: Floats) -> Levels:
    share = mine @ theirs.T
    levels = np.full(share.shape, len(factor.levels) - 1, dtype=np.int8)
    for index in range(len(factor.levels) - 2, -1, -1):
        levels[share >= factor.levels[index].share - 1e-4] = index
    levels[~_both(mine.sum(axis=1) > 0, theirs.sum(axis=1) > 0)] = UNTOLD
    return levels


def _marked(factor: Factor, mine: Marks, theirs: Marks) -> Levels:
    own, other = _bits(mine), _bits(theirs)
    return _agreed(factor, _shared(mine, theirs), _told(own, other))


def _agreed(factor: Factor, shared: Floats, told: Floats) -> Levels:
    """The likest level whose share and bits are both reached; levels that name neither are laid over by others."""
    levels = np.full(shared.shape, len(factor.levels) - 1, dtype=np.int8)
    for index in range(len(factor.levels) - 2, -1, -1):
        level = factor.levels[index]
        if level.share:
            levels[(shared >= level.share * told) & (shared >= level.bits)] = index
    levels[told <= 0] = UNTOLD
    return levels


def _both(mine: NDArray[Any], theirs: NDArray[Any]) -> NDArray[Any]:
    return np.asarray(np.logical_and.outer(mine, theirs))


def _told(own: Floats, other: Floats) -> Floats:
    """The bits that two crimes tell on average, where both tell any."""
    return np.asarray(np.add.outer(own, other) / 2 * _both(own > 0, other > 0), dtype=np.float32)


def _bits(marks: Marks) -> Floats:
    return np.asarray(marks.held @ marks.bits, dtype=np.float32)


def _shared(mine: Marks, theirs: Marks) -> Floats:
    weighed = mine.held.multiply(mine.bits[None, :])
    return np.asarray((weighed @ theirs.held.T).todense(), dtype=np.float32)


def _any(column: NDArray[np.object_]) -> NDArray[np.bool_]:
    return np.fromiter((bool(each) for each in column), dtype=np.bool_, count=len(column))


def _overlaid(levels: Levels, pairs: Iterable[tuple[int, int]], level: int) -> Levels:
    for row, column in pairs:
        levels[row, column] = level
    return levels


def _equal(mine: NDArray[np.object_], theirs: NDArray[np.object_]) -> Iterator[tuple[int, int]]:
    holders = _holders(theirs)
    return ((row, column) for row, held in enumerate(mine) for each in held for column in holders.get(each, ()))


def _one_slip(mine: NDArray[np.object_], theirs: NDArray[np.object_]) -> Iterator[tuple[int, int]]:
    """Plates that one letter more, less, changed or exchanged makes the same."""
    holders = _holders(theirs)
    for row, held in enumerate(mine):
        for plate in held:
            for other in holders:
                if len(plate) >= _SHORTEST_PLATE and DamerauLevenshtein.distance(plate, other, score_cutoff=1) == 1:
                    yield from ((row, column) for column in holders[other])


def _holders(column: NDArray[np.object_]) -> dict[str, list[int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for index, held in enumerate(column):
        for each in held:
            holders[each].append(index)
    return holders


_LEVELS: dict[str, Callable[[Factor, Columns, Columns], Levels]] = {
    "place": _place,
    "days": _days,
    "hour": _hour,
    "weekday": _weekday,
    "method": _method,
    "property": _property,
    "description": _description,
    "vehicle": _vehicle,
}
