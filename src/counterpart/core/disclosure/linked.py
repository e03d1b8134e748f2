"""Tables whose cells hang together: a total and its parts, a year and its months, a difference and its inputs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple


class CellKey(NamedTuple):
    """Which figure a cell holds."""

    measure: str
    place: str
    window: str

    def __str__(self) -> str:
        return " / ".join(self)


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure and what hiding it would cost.

    A cell that is not `published` is printed nowhere, but readers could work it out: the month between two windows.
    A `signed` cell may be negative and is never small: a difference.
    """

    count: int
    weight: float = 1
    published: bool = True
    signed: bool = False


# Cells with their coefficients, which sum to nought: county - district - district = 0.
Relation = tuple[tuple[CellKey, int], ...]


class WrongTables(ValueError):
    """The tables contradict themselves: the message names the cell or the relation."""


@dataclass(frozen=True)
class LinkedTables:
    """Every cell of all tables that appear together, and every relation among them that a reader can know of."""

    cells: Mapping[CellKey, Cell]
    relations: tuple[Relation, ...] = ()

    def __post_init__(self) -> None:
        for key, cell in self.cells.items():
            if cell.count < 0 and not cell.signed:
                raise WrongTables(f"{key}: expected a count of 0 or more, found {cell.count}")
        for relation in self.relations:
            self._check(relation)

    def _check(self, relation: Relation) -> None:
        unknown = [str(key) for key, _ in relation if key not in self.cells]
        if unknown:
            raise WrongTables(f"a relation names a cell that is in no table: {unknown[0]}")
        rest = sum(factor * self.cells[key].count for key, factor in relation)
        if rest:
            names = ", ".join(f"{factor:+d} x {key}" for key, factor in relation)
            raise WrongTables(f"these cells should cancel out, but {rest:+d} is left: {names}")


def total_of(total: CellKey, parts: Iterable[CellKey]) -> Relation:
    """Say that the parts make up the total: a county of its districts, a year of its months."""
    return ((total, 1), *((part, -1) for part in parts))
