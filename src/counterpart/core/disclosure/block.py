"""One block of cells that hang together, as arrays. A statement falls into blocks that know nothing of each other."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import log1p

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from counterpart.core.disclosure.linked import Cell, CellKey, LinkedTables, Relation
from counterpart.core.disclosure.policy import SuppressionPolicy

Numbers = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Block:
    """Arrays over the block's cells, and `matrix @ counts == 0` for its relations.

    `room` is how far a count could lie below the truth for all that a reader knows once it is hidden; it has no bound
    above. `open` cells are unknown to the reader whatever we do (small, or printed nowhere); `hideable` are those
    that we may hide for the sake of others; `zero` cells are noughts that are shown; `small` must be protected.
    """

    keys: tuple[CellKey, ...]
    counts: Numbers
    room: Numbers
    loss: Numbers
    open: Marks
    hideable: Marks
    zero: Marks
    small: Places
    matrix: csr_array

    def unknown(self, hidden: Marks) -> Marks:
        """Mark what a reader does not know when `hidden` cells are held back."""
        return self.open | hidden


def blocks(tables: LinkedTables, policy: SuppressionPolicy, known: Collection[CellKey]) -> Iterator[Block]:
    """Split tables into blocks; only those that hold a small count are worth a thought, so only those are given."""
    for keys, relations in _connected(tables):
        if any(policy.is_small(tables.cells[key].count) and not tables.cells[key].signed for key in keys):
            yield _block(tables, keys, relations, policy, known)


def _block(
    tables: LinkedTables,
    keys: tuple[CellKey, ...],
    relations: list[Relation],
    policy: SuppressionPolicy,
    known: Collection[CellKey],
) -> Block:
    cells = [tables.cells[key] for key in keys]
    public = np.array([key in known for key in keys], dtype=bool)
    small = np.array([not cell.signed and policy.is_small(cell.count) for cell in cells], dtype=bool)
    printed = np.array([cell.published for cell in cells], dtype=bool)
    zero = np.array([cell.count == 0 and not cell.signed for cell in cells], dtype=bool) & ~small & (printed | public)
    return Block(
        keys=keys,
        counts=np.array([cell.count for cell in cells], dtype=float),
        room=np.array([_room(cell, policy) for cell in cells], dtype=float),
        loss=np.array([cell.weight * (1 + log1p(abs(cell.count))) for cell in cells], dtype=float),
        open=(small | ~printed) & ~public,
        hideable=printed & ~public & ~small & ~zero,
        zero=zero,
        small=np.flatnonzero(small & ~public),
        matrix=_matrix(keys, relations),
    )


def _room(cell: Cell, policy: SuppressionPolicy) -> float:
    if cell.signed:
        return np.inf
    return cell.count - (policy.least_hidden if cell.published else 0)


def _matrix(keys: tuple[CellKey, ...], relations: list[Relation]) -> csr_array:
    column = {key: number for number, key in enumerate(keys)}
    entries = [(row, column[key], factor) for row, relation in enumerate(relations) for key, factor in relation]
    rows, columns, factors = zip(*entries, strict=True) if entries else ((), (), ())
    return csr_array((np.array(factors, dtype=float), (rows, columns)), shape=(len(relations), len(keys)))


def _connected(tables: LinkedTables) -> Iterator[tuple[tuple[CellKey, ...], list[Relation]]]:
    """Group cells that some chain of relations joins, in the order of the tables."""
    leader: dict[CellKey, CellKey] = {key: key for key in tables.cells}
    for relation in tables.relations:
        first = _lead(leader, relation[0][0])
        for key, _ in relation[1:]:
            leader[_lead(leader, key)] = first
    groups: dict[CellKey, tuple[list[CellKey], list[Relation]]] = {}
    for key in tables.cells:
        groups.setdefault(_lead(leader, key), ([], []))[0].append(key)
    for relation in tables.relations:
        groups[_lead(leader, relation[0][0])][1].append(relation)
    return ((tuple(keys), relations) for keys, relations in groups.values())


def _lead(leader: dict[CellKey, CellKey], key: CellKey) -> CellKey:
    while leader[key] != key:
        leader[key] = leader[leader[key]]
        key = leader[key]
    return key
