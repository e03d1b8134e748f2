"""Counts by force, place and month: all that an engine computes, and all that a statement is calculated from.

An engine reads recorded-crime rows once and returns a cube. Windows, comparisons and percentages are then arithmetic on
a few thousand whole numbers, the same whichever engine counted.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Self

from counterpart.core.cube_arrays import ForceArrays, LengthSums, force_arrays
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

    def unweighted(self) -> "Counting":
        """The crimes of the selection, each counted as one; itself where it has no weights."""
        return replace(self, code=f"{self.code}/crimes", weights=()) if self.weights else self


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


class Cube:
    """Counts in the order of `codes`, by key. A key that is not there is a count of nothing.

    Made from `cells`, or from arrays by force (`from_arrays`), which is how engines and the stored form make it. Never
    changed once made; what a window needs is totalled when it is first asked for.
    """

    def __init__(self, codes: tuple[str, ...], cells: Mapping[CubeKey, tuple[Count, ...]]) -> None:
        self.codes = codes
        self.cells = cells
        self._arrays = cells if isinstance(cells, ArrayCells) else ArrayCells(_by_force(codes, cells))
        self._positions = {code: position for position, code in enumerate(codes)}
        self._sums: dict[tuple[str, str | None], tuple[LengthSums, ...]] = {}

    @classmethod
    def from_arrays(cls, codes: tuple[str, ...], forces: Mapping[str, ForceArrays]) -> Self:
        """The same from arrays, each force's in the order of its keys."""
        return cls(codes, ArrayCells(forces))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cube) and self.codes == other.codes and self.cells == other.cells

    __hash__ = None  # type: ignore[assignment]  # as for every mapping

    def __repr__(self) -> str:
        return f"Cube(codes={self.codes}, cells={dict(self.cells)})"

    @property
    def forces(self) -> Mapping[str, ForceArrays]:
        """The arrays of each force."""
        return self._arrays.forces

    def places(self, force: str) -> tuple[str, ...]:
        """The places of a force that have a row, "" among them, in order."""
        arrays = self.forces.get(force)
        return arrays.places if arrays else ()

    def count(self, code: str, force: str, window: Window, place: str | None = None) -> Count:
        """The count of a window, of one place, or of the whole force when `place` is None. KeyError for no such code.

        A row that stands for several months belongs to the window when all of them lie inside it.
        """
        position = self._positions[code]
        every = self._sums_of(force, place)
        if len(every) == 1:  # as it is but for published tables of years
            return Count(*every[0].between(position, window.first, window.last))
        counted = undecided = 0
        for sums in every:
            more, doubts = sums.between(position, window.first, window.last)
            counted += more
            undecided += doubts
        return Count(counted, undecided)

    def monthly(self, code: str, force: str, window: Window, place: str | None = None) -> tuple[Count, ...]:
        """The count of each month of a window by itself; rows that stand for several months belong to none."""
        position = self._positions[code]
        of_a_month = [sums for sums in self._sums_of(force, place) if sums.months == 1]
        if not of_a_month:
            return (NOTHING,) * window.months
        return tuple(Count(*each) for each in of_a_month[0].each(position, window.first, window.last))

    def _sums_of(self, force: str, place: str | None) -> tuple[LengthSums, ...]:
        sums = self._sums.get((force, place))
        if sums is None:
            arrays = self.forces.get(force)
            sums = self._sums[force, place] = arrays.sums(place) if arrays else ()
        return sums


class ArrayCells(Mapping[CubeKey, tuple[Count, ...]]):
    """Arrays by force, read as cells by key."""

    def __init__(self, forces: Mapping[str, ForceArrays]) -> None:
        self.forces = forces
        self._rows: dict[CubeKey, int] = {}

    def __iter__(self) -> Iterator[CubeKey]:
        return iter(self._numbered())

    def __len__(self) -> int:
        return sum(len(arrays.place) for arrays in self.forces.values())

    def __getitem__(self, key: CubeKey) -> tuple[Count, ...]:
        row = self._numbered()[key]
        arrays = self.forces[key.force]
        return tuple(map(Count, arrays.counted[row].tolist(), arrays.undecided[row].tolist()))

    def _numbered(self) -> dict[CubeKey, int]:
        if not self._rows:
            for force, arrays in self.forces.items():
                self._rows.update({CubeKey(force, *key): row for row, key in enumerate(arrays.keys())})
        return self._rows


@dataclass(frozen=True, slots=True)
class RepeatCount:
    """Premises with at least so many selected crimes in a window, the crimes there, and what nobody can say."""

    premises: int
    crimes: int
    undecided: int


def _by_force(codes: tuple[str, ...], cells: Mapping[CubeKey, tuple[Count, ...]]) -> dict[str, ForceArrays]:
    by_force: dict[str, list[tuple[str, int, int, list[int], list[int]]]] = {}
    for key, counts in cells.items():
        counted, undecided = [one.counted for one in counts], [one.undecided for one in counts]
        by_force.setdefault(key.force, []).append((key.place, key.first_month, key.last_month, counted, undecided))
    return {force: force_arrays(rows, len(codes)) for force, rows in sorted(by_force.items())}
