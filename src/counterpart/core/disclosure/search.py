"""Find the cheapest set of cells to hide in one block.

By cuts (Fischetti and Salazar-Gonzalez, 2001): choose the cheapest cells that satisfy the inequalities found so far;
let an attacker try; each success proves a new inequality that any safe choice must satisfy; repeat. The cheapest choice
at any time is a floor under the loss of every safe one, so we know how good a safe choice is, and stop when close.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from counterpart.core.disclosure.block import Block, Marks, Numbers
from counterpart.core.disclosure.freedom import Freedom

_NOISE = 1e-6
_GAP = 0.05  # a safe choice is good enough when its loss is within this share of the floor
_ROUNDS = 6  # and after so many rounds the best safe one is
_NODES = 2000


@dataclass(frozen=True, slots=True)
class Cut:
    """`weights @ hidden >= need` holds for every safe choice of hidden cells."""

    weights: Numbers
    need: float


@dataclass
class Search:
    """One block, the counts that must stay possible for its small cells, and what has been learnt so far."""

    block: Block
    protected: range
    cuts: list[Cut] = field(default_factory=list)
    waived: set[tuple[int, int]] = field(default_factory=set)
    witnesses: dict[tuple[int, int], Marks] = field(default_factory=dict)

    def run(self) -> Marks:
        """Return the cells to hide beside the small ones; what cannot be protected at all ends up in `waived`."""
        self.cuts.extend(cut for cell in map(int, self.block.small) for cut in self._single_relations(cell))
        best: Marks | None = None
        for _ in range(_ROUNDS):
            hidden = self._cheapest(None)
            if best is not None and self._loss(best) <= self._loss(hidden) * (1 + _GAP):
                break
            if self._is_safe(hidden):
                return hidden
            mended = self._thin(self._mended(hidden))
            best = mended if best is None else min(best, mended, key=self._loss)
        assert best is not None  # noqa: S101  # for mypy: the first round sets it
        return best

    def _mended(self, hidden: Marks) -> Marks:
        """Hide more and more cells until nothing is found out."""
        hidden = self._cheapest(hidden)
        while not self._is_safe(hidden):
            hidden = self._cheapest(hidden)
        return hidden

    def _loss(self, hidden: Marks) -> float:
        return float(self.block.loss @ hidden)

    def exposed(self) -> Iterator[int]:
        """Yield small cells that what is already public narrows down, whatever we hide now.

        A count that could not be had even if nothing but zeros had ever been shown is no loss: a total of two cells
        that are both known not to be zero is at least 2.
        """
        never = Freedom(self.block, ~self.block.zero)
        for cell, value in sorted(self.waived):
            self._steer(never, [cell], value)
            if self._is_witnessed(never, (cell, value)):
                yield cell

    def _cheapest(self, keep: Marks | None) -> Marks:
        size = len(self.block.keys)
        if not self.cuts:
            return np.zeros(size, dtype=bool)
        weights = np.array([cut.weights for cut in self.cuts])
        low = np.zeros(size) if keep is None else keep.astype(float)
        result = milp(
            self.block.loss,
            integrality=np.ones(size),
            bounds=Bounds(low, self.block.hideable.astype(float)),
            constraints=LinearConstraint(weights, np.array([cut.need for cut in self.cuts]) - _NOISE, np.inf),
            options={"node_limit": _NODES, "mip_rel_gap": _GAP},
        )
        if result.x is None:  # the limit came before any answer: hide all that may be, and show again what need not
            return self.block.hideable.copy()
        return np.asarray(np.round(result.x), dtype=bool)

    def _is_safe(self, hidden: Marks) -> bool:
        """Let the attacker try; learn from what is found out. True when there was nothing to find."""
        freedom = Freedom(self.block, self.block.unknown(hidden))
        ends = (self.protected[-1], self.protected[0])
        for values in (ends, self.protected[1:-1]):
            missed = [pair for value in values for pair in self._missed(freedom, value)]
            lessons = [self._learn(freedom, hidden, cell, value) for cell, value in missed]
            if any(lessons):
                return False
        return True

    def _missed(self, freedom: Freedom, value: int) -> list[tuple[int, int]]:
        """List each small cell that could not be brought to this value when all were steered there together."""
        pairs = [(cell, value) for cell in map(int, self.block.small)]
        left = [pair for pair in pairs if pair not in self.waived and not self._is_witnessed(freedom, pair)]
        tried = 0
        while left and len(left) != tried:
            tried = len(left)
            self._steer(freedom, [cell for cell, _ in left], value)
            left = [pair for pair in left if not self._is_witnessed(freedom, pair)]
        return left

    def _steer(self, freedom: Freedom, cells: list[int], value: int) -> None:
        aims = {cell: value - self.block.counts[cell] for cell in cells}
        self._witness(freedom.steer(aims, or_more=value == self.protected[-1]))

    def _witness(self, move: Numbers) -> None:
        """Remember a possible table for every small cell's value in it: the same cells need be unknown, no others."""
        moved = move != 0
        for cell in map(int, self.block.small):
            value = min(int(self.block.counts[cell] + move[cell]), self.protected[-1])
            self.witnesses[cell, value] = moved

    def _is_witnessed(self, freedom: Freedom, pair: tuple[int, int]) -> bool:
        moved = self.witnesses.get(pair)
        return moved is not None and not np.any(moved & freedom.known)

    def _learn(self, freedom: Freedom, hidden: Marks, cell: int, value: int) -> bool:
        """Try one cell alone; keep the cut that its failure proves. False when it can be brought there after all."""
        if self._is_witnessed(freedom, (cell, value)):
            return False
        move = value - self.block.counts[cell]
        need = abs(move)
        farthest, proof = freedom.reach(cell, 1 if move > 0 else -1, need)
        arrives = abs(farthest[cell]) >= need - _NOISE
        if arrives:
            self._witness_or_steer(freedom, farthest, cell, value)
            if self._is_witnessed(freedom, (cell, value)):
                return False
        cut = None if arrives else self._cut(proof, need)
        if cut is None or cut.weights @ hidden >= cut.need - _NOISE:
            cut = Cut((self.block.hideable & ~hidden).astype(float), 1)  # whole numbers leave a gap: hide another
        if cut.weights @ self.block.hideable >= cut.need - _NOISE:
            self.cuts.append(cut)
        else:
            self.waived.add((cell, value))
        return True

    def _witness_or_steer(self, freedom: Freedom, move: Numbers, cell: int, value: int) -> None:
        whole = np.round(move)
        if np.abs(move - whole).max() < _NOISE:
            self._witness(whole)
        else:
            self._steer(freedom, [cell], value)

    def _cut(self, proof: Numbers, need: float) -> Cut | None:
        """Turn a proof into the cut; None when the proof says nothing, because an unknown cell can move without end."""
        upward = proof > 0
        if np.any(upward & self.block.open):
            return None
        gain = np.zeros(len(proof))
        downward = proof < 0
        gain[downward] = -proof[downward] * self.block.room[downward]
        gain[upward] = need
        rest = need - float(gain[self.block.open].sum())
        if rest <= _NOISE:
            return None
        return Cut(np.minimum(np.where(self.block.hideable, gain, 0), rest), rest)

    def _single_relations(self, cell: int) -> Iterator[Cut]:
        """Yield the cuts that one relation alone proves: they save the attacker most of the rounds."""
        matrix = self.block.matrix
        for row in np.flatnonzero(matrix[:, [cell]].toarray().ravel()):
            factors = matrix[[row], :].toarray().ravel()
            for direction, end in ((1, self.protected[-1]), (-1, self.protected[0])):
                proof = -direction * factors / factors[cell]
                proof[cell] = 0
                cut = self._cut(proof, abs(end - self.block.counts[cell]))
                if cut is not None and cut.weights.sum() >= cut.need - _NOISE:
                    yield cut

    def _thin(self, hidden: Marks) -> Marks:
        """Show again, the dearest first, each cell without which the rest stays safe."""
        for cell in sorted(np.flatnonzero(hidden), key=lambda each: -self.block.loss[each]):
            fewer = hidden.copy()
            fewer[cell] = False
            if all(cut.weights @ fewer >= cut.need - _NOISE for cut in self.cuts) and self._is_safe(fewer):
                hidden = fewer
        return hidden
