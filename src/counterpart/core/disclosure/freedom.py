"""How far the unknown cells of a block can move without contradicting a shown figure.

Every table that a reader still holds possible is the true one plus a move `y` with `matrix @ y == 0`, where y is zero
on known cells and at least `-room` on unknown ones.
"""

from collections.abc import Mapping

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import csr_array, eye_array, hstack, vstack

from counterpart.core.disclosure.block import Block, Marks, Numbers

_NOISE = 1e-7


class Freedom:
    """The moves of one block that are possible while `unknown` cells are not known."""

    def __init__(self, block: Block, unknown: Marks) -> None:
        self.block = block
        self.known = ~unknown
        self.columns = np.flatnonzero(unknown)
        self._position = {int(column): place for place, column in enumerate(self.columns)}
        part = block.matrix[:, self.columns]
        self._rows = np.flatnonzero(np.diff(part.indptr))
        self._matrix = part[self._rows, :]

    def steer(self, aims: Mapping[int, float], *, or_more: bool = False) -> Numbers:
        """Return the whole-number move of all cells that comes closest to the aims (cell -> move), in sum.

        With `or_more` only what falls short of an aim counts, not what exceeds it.
        """
        count, aimed = len(self.columns), len(aims)
        places = [self._position[column] for column in aims]
        hits = csr_array((np.ones(aimed), (np.arange(aimed), places)), shape=(aimed, count))
        short, over = eye_array(aimed, format="csr"), -eye_array(aimed, format="csr")
        still = csr_array((len(self._rows), 2 * aimed))
        rows = vstack([hstack([self._matrix, still]), hstack([hits, short, over])], format="csr")
        ends = np.concatenate([np.zeros(len(self._rows)), np.array(list(aims.values()))])
        cost = np.concatenate([np.zeros(count), np.ones(aimed), np.full(aimed, 0.0 if or_more else 1.0)])
        low = np.concatenate([-self.block.room[self.columns], np.zeros(2 * aimed)])
        move = np.zeros(len(self.block.keys))
        move[self.columns] = _whole(cost, low, rows, ends)[:count]
        return move

    def reach(self, cell: int, direction: int, need: float) -> tuple[Numbers, Numbers]:
        """Return the move of all cells that takes one farthest (at most `need`), and the proof that none goes farther.

        In fractions: whole numbers may reach less far.

        The proof `d` holds one number a cell: every possible move has `direction * y[cell] == d @ y`, whichever cells
        are hidden (linear programming's duality), so only hiding a cell with a `d` can let it go farther.
        """
        place = self._position[cell]
        aim = np.zeros(len(self.columns))
        aim[place] = -direction
        low, high = -self.block.room[self.columns], np.full(len(self.columns), np.inf)
        if direction > 0:
            high[place] = need
        else:
            low[place] = max(low[place], -need)
        result = linprog(
            aim,
            A_eq=self._matrix,
            b_eq=np.zeros(len(self._rows)),
            bounds=np.column_stack([low, high]),
            method="highs-ds",
            options={"presolve": False},
        )
        move = np.zeros(len(self.block.keys))
        move[self.columns] = _solution(result)
        proof = self.block.matrix[self._rows, :].T @ result.eqlin.marginals
        proof[cell] += direction
        proof[np.abs(proof) < _NOISE] = 0
        return move, proof


def _whole(cost: Numbers, low: Numbers, rows: csr_array, ends: Numbers) -> Numbers:
    """Solve in whole numbers: fractions first, which is quicker and mostly ends at whole numbers by itself."""
    for whole in (0, 1):
        result = milp(
            cost,
            integrality=np.full(len(cost), whole),
            bounds=Bounds(low, np.inf),
            constraints=LinearConstraint(rows, ends, ends),
        )
        values = _solution(result)
        if np.abs(values - np.round(values)).max(initial=0) < _NOISE:
            break
    return np.round(values)


def _solution(result: object) -> Numbers:
    values = getattr(result, "x", None)
    if values is None:  # staying put is always possible, so this is the solver's failure and not the tables'
        raise ArithmeticError(f"the solver gave up: {getattr(result, 'message', '')}")
    return np.asarray(values, dtype=float)
