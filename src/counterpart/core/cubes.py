"""Counts by force, place and month: all that an engine computes, and all that a statement is calculated from.

An engine reads recorded-crime rows once and returns a cube. Windows, comparisons and percentages are then arithmetic on
a few thousand whole numbers, the same whichever engine counted.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from counterpart.core.periods.months import Window
from counterpart.core.selections import Selection


@dataclass(frozen=True, slots=True)
class Counting:
    """What to count: the crimes of a selection, or the sum of their weights.

    `weights` are whole numbers by `offence_subgroup` (thousandths of a day for harm); a selected crime whose subgroup
    is unknown or has no weight is undecided. Without weights each crime counts 1.
    """

    code: str
    selection: Selection
    weights: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class CubeQuestion:
    """What to count over: None for every force, for every month, and for no breakdown by place."""

    countings: tuple[Counting, ...]
    forces: tuple[str, ...] | None = None
    window: Window | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class CubeKey:
    """One row of a cube. `place` is "" where the place is unknown, and where nothing is broken down."""

    force: str
    place: str
    first_month: int
    last_month: int


@dataclass(frozen=True, slots=True)
class Count:
    """What was selected, and the crimes of which the data does not tell whether they belong to it."""

    counted: int
    undecided: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.counted + other.counted, self.undecided + other.undecided)


NOTHING = Count(0, 0)


@dataclass(frozen=True)
class Cube:
    """Counts in the order of `codes`, by key. A key that is not there is a count of nothing."""

    codes: tuple[str, ...]
    cells: Mapping[CubeKey, tuple[Count, ...]]
    _index: dict[str, dict[str, list[tuple[CubeKey, tuple[Count, ...]]]]] = field(default_factory=dict, compare=False)

    def places(self, force: str) -> tuple[str, ...]:
        """The places of a force that have a row, "" among them, in order."""
        return tuple(sorted(self._by_place(force)))

    def count(self, code: str, force: str, window: Window, place: str | None = None) -> Count:
        """The count of a window, of one place, or of the whole force when `place` is None."""
        position = self.codes.index(code)
        total = NOTHING
        for key, counts in self._rows(force, place):
            if window.first <= key.first_month and key.last_month <= window.last:
                total = total + counts[position]
        return total

    def _rows(self, force: str, place: str | None) -> Iterable[tuple[CubeKey, tuple[Count, ...]]]:
        places = self._by_place(force)
        return places.get(place, ()) if place is not None else _chained(places.values())

    def _by_place(self, force: str) -> dict[str, list[tuple[CubeKey, tuple[Count, ...]]]]:
        if not self._index:
            for key, counts in sorted(self.cells.items()):
                self._index.setdefault(key.force, {}).setdefault(key.place, []).append((key, counts))
        return self._index.get(force, {})


@dataclass(frozen=True, slots=True)
class RepeatCount:
    """Premises with at least so many selected crimes in a window, the crimes there, and what nobody can say."""

    premises: int
    crimes: int
    undecided: int


def _chained(groups: Iterable[list[tuple[CubeKey, tuple[Count, ...]]]]) -> Iterator[tuple[CubeKey, tuple[Count, ...]]]:
    for group in groups:
        yield from group
