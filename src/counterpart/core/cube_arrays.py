"""The numbers of a cube as arrays, one set for each force, and sums that answer any window by two subtractions.

Counts are whole numbers of 64 bits. A cell that would not fit is refused by CountTooLarge; sums over cells are exact
whatever their size.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
# Prefix sums of cells below this stay inside 64 bits.
SAFE = 2.0**62


class CountTooLarge(ValueError):
    """A count or a sum of weights that does not fit into 64 bits."""

    def __init__(self) -> None:
        super().__init__("A count is larger than 9 quintillion (64 bits): look at `crimes` and at the weights")


@dataclass(frozen=True)
class LengthSums:
    """Running totals of the rows that stand for `months` months each, by the month with which they begin.

    `counted[code][i]` is the total of the rows that begin before month `start + i`, for `i` from 0 to `size`.
    `undecided` is None where every such count is 0.
    """

    months: int
    start: int
    size: int
    counted: list[list[int]]
    undecided: list[list[int]] | None

    def between(self, position: int, first: int, last: int) -> tuple[int, int]:
        """Counted and undecided of the rows whose months all lie between `first` and `last`, both included."""
        low = first - self.start
        high = last - self.months + 2 - self.start
        if low < 0:
            low = 0
        if high > self.size:
            high = self.size
        if high <= low:
            return 0, 0
        totals = self.counted[position]
        if self.undecided is None:
            return totals[high] - totals[low], 0
        doubts = self.undecided[position]
        return totals[high] - totals[low], doubts[high] - doubts[low]

    def each(self, position: int, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Counted and undecided of the rows that begin in each month from `first` to `last`."""
        totals = self._cut(self.counted[position], first, last)
        doubts = self._cut(self.undecided[position], first, last) if self.undecided else [0] * len(totals)
        for (one, two), (three, four) in zip(pairwise(totals), pairwise(doubts), strict=True):
            yield two - one, four - three

    def _cut(self, totals: list[int], first: int, last: int) -> list[int]:
        """The running totals before each month from `first` to the one after `last`."""
        low, high, end = first - self.start, last + 2 - self.start, len(totals)
        before = [totals[0]] * min(max(-low, 0), high - low)
        after = [totals[-1]] * min(max(high - end, 0), high - low)
        return before + totals[max(low, 0) : max(high, 0)] + after


@dataclass(frozen=True, eq=False)
class ForceArrays:
    """The cells of one force in the order of their keys.

    `place`, `first` and `last` have one entry for each cell (`place` counts in `places`); `counted` and `undecided`
    have one row for each cell and one column for each code.
    """

    places: tuple[str, ...]
    place: Whole
    first: Whole
    last: Whole
    counted: Whole
    undecided: Whole

    @cached_property
    def position(self) -> dict[str, int]:
        """Where each place stands in `places`."""
        return {place: number for number, place in enumerate(self.places)}

    def sums(self, place: str | None) -> tuple[LengthSums, ...]:
        """Running totals of one place, or of the whole force when `place` is None; none where there is no row."""
        if place is None:
            return self._sums(np.arange(len(self.place)))
        number = self.position.get(place)
        return () if number is None else self._sums(self._rows_of(number))

    def keys(self) -> Iterator[tuple[str, int, int]]:
        """Place, first and last month of each cell."""
        for place, first, last in zip(self.place.tolist(), self.first.tolist(), self.last.tolist(), strict=True):
            yield self.places[place], first, last

    def kept(self, mask: npt.NDArray[np.bool_]) -> "ForceArrays":
        """Only the cells that the mask names."""
        return ForceArrays(
            self.places,
            self.place[mask],
            self.first[mask],
            self.last[mask],
            self.counted[mask],
            self.undecided[mask],
        )

    def _rows_of(self, number: int) -> Whole:
        low, high = np.searchsorted(self.place, [number, number + 1])
        return np.arange(low, high)

    def _sums(self, rows: Whole) -> tuple[LengthSums, ...]:
        lengths = self.last[rows] - self.first[rows] + 1
        return tuple(self._sums_of_length(int(length), rows[lengths == length]) for length in np.unique(lengths))

    def _sums_of_length(self, months: int, rows: Whole) -> LengthSums:
        begins = self.first[rows]
        start = int(begins.min())
        size = int(begins.max()) - start + 1
        undecided = self.undecided[rows]
        return LengthSums(
            months,
            start,
            size,
            _running(self.counted[rows], begins - start, size),
            _running(undecided, begins - start, size) if undecided.any() else None,
        )


def force_arrays(cells: Iterable[tuple[str, int, int, Sequence[int], Sequence[int]]], codes: int) -> ForceArrays:
    """Put cells, each (place, first, last, counted, undecided), in order. Raises CountTooLarge."""
    ordered = sorted(cells, key=lambda cell: cell[:3])
    places = tuple(sorted({cell[0] for cell in ordered}))
    number = {place: position for position, place in enumerate(places)}
    return ForceArrays(
        places,
        np.array([number[cell[0]] for cell in ordered], dtype=np.int64),
        np.array([cell[1] for cell in ordered], dtype=np.int64),
        np.array([cell[2] for cell in ordered], dtype=np.int64),
        _matrix([cell[3] for cell in ordered], codes),
        _matrix([cell[4] for cell in ordered], codes),
    )


def _matrix(rows: list[Sequence[int]], codes: int) -> Whole:
    try:
        return np.array(rows, dtype=np.int64).reshape(len(rows), codes)
    except OverflowError:
        raise CountTooLarge from None


def _running(values: Whole, at: Whole, size: int) -> list[list[int]]:
    """Totals of the values before each of `size` + 1 positions, one list for each column."""
    fits = float(np.abs(values.astype(np.float64)).sum()) < SAFE
    totals = np.zeros((size + 1, values.shape[1]), dtype=np.int64 if fits else object)
    np.add.at(totals, at + 1, values if fits else values.astype(object))
    running: list[list[int]] = np.cumsum(totals, axis=0).T.tolist()
    return running
