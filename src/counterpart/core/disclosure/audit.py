"""The attacker: what somebody who holds the published figures can work out about the hidden ones.

Shares no code with the search that decides what to hide, so that it can prove that search wrong.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds as Box
from scipy.optimize import LinearConstraint, linprog, milp

from counterpart.core.disclosure.linked import CellKey, Relation

_Array = npt.NDArray[np.float64]

_NOISE = 1e-6
_INFEASIBLE, _UNBOUNDED = 2, 3


class ContradictoryFigures(ValueError):
    """No counts at all fit the shown figures and relations."""


@dataclass(frozen=True, slots=True)
class Between:
    """A figure made of cells that is known to lie in a range, ends included: `low <= sum of factor x cell <= high`."""

    terms: tuple[tuple[CellKey, float], ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Known:
    """The least and the greatest count that a hidden cell can have; None is no upper (or lower) limit."""

    lower: int | None
    upper: int | None


def rounded_share(part: CellKey, base: CellKey, percent: float, places: int) -> tuple[Between, Between]:
    """Say what a printed percentage reveals: 12.5% to one place means 12.45% to 12.55% of the base."""
    half = 0.5 * 10**-places
    low, high = (percent - half) / 100, (percent + half) / 100
    endless = float("inf")
    return Between(((part, 1), (base, -low)), 0, endless), Between(((part, 1), (base, -high)), -endless, 0)


def rounded_average(parts: Iterable[CellKey], average: float, places: int) -> Between:
    """Say what a printed average of some cells reveals about their sum."""
    terms = tuple((part, 1.0) for part in parts)
    half = 0.5 * 10**-places
    return Between(terms, (average - half) * len(terms), (average + half) * len(terms))


def attack(
    shown: Mapping[CellKey, int],
    hidden: Collection[CellKey],
    relations: Iterable[Relation],
    figures: Iterable[Between] = (),
    least: Mapping[CellKey, int | None] | None = None,
    wanted: Collection[CellKey] | None = None,
) -> dict[CellKey, Known]:
    """Bound the hidden cells that are `wanted` (all, by default) as tightly as whole-number programming can.

    `least` gives the least that is known beforehand of a hidden cell (0 where it says nothing, None for no limit).
    Raises ContradictoryFigures when nothing fits.
    """
    targets = [(place, key) for place, key in enumerate(hidden) if wanted is None or key in wanted]
    riddle = _Riddle(shown, tuple(hidden), (*relations,), (*figures,), least or {})
    return {key: Known(riddle.end(place, 1), riddle.end(place, -1)) for place, key in targets}


class _Riddle:
    """Shown figures put into the relations, so that only hidden cells are left."""

    def __init__(
        self,
        shown: Mapping[CellKey, int],
        hidden: tuple[CellKey, ...],
        relations: tuple[Relation, ...],
        figures: tuple[Between, ...],
        least: Mapping[CellKey, int | None],
    ) -> None:
        self._shown = shown
        self._places = {key: place for place, key in enumerate(hidden)}
        floors = [least.get(key, 0) for key in hidden]
        self._floor = np.array([-np.inf if limit is None else limit for limit in floors], dtype=float)
        self._exact, told = self._rows(relations)
        self._sums = -told
        self._loose, told = self._rows([figure.terms for figure in figures])
        self._low = np.array([figure.low for figure in figures]) - told - _NOISE
        self._high = np.array([figure.high for figure in figures]) - told + _NOISE

    def _rows(self, sums: Sequence[Iterable[tuple[CellKey, float]]]) -> tuple[_Array, _Array]:
        """Split each sum of cells into the factors of hidden cells and what the shown ones come to."""
        factors, told = np.zeros((len(sums), len(self._places))), np.zeros(len(sums))
        for row, terms in enumerate(sums):
            for key, factor in terms:
                if key in self._places:
                    factors[row, self._places[key]] += factor
                else:
                    told[row] += factor * self._shown[key]
        return factors, told

    def end(self, place: int, direction: int) -> int | None:
        """Return the least (1) or greatest (-1) value of a hidden cell; None when it has no limit on that side."""
        aim = np.zeros(len(self._places))
        aim[place] = direction
        sides, limits = np.vstack([self._loose, -self._loose]), np.concatenate([self._high, -self._low])
        finite = np.isfinite(limits)
        rough = linprog(
            aim,
            A_ub=sides[finite],
            b_ub=limits[finite],
            A_eq=self._exact,
            b_eq=self._sums,
            bounds=np.column_stack([self._floor, np.full(len(aim), np.inf)]),
            options={"presolve": False},  # presolving takes some unbounded riddles for contradictory ones
        )
        if rough.status == _UNBOUNDED:
            return None
        if rough.status == _INFEASIBLE:
            raise ContradictoryFigures("the shown figures contradict each other: no counts fit them all")
        return self._whole(aim, place, rough.x)

    def _whole(self, aim: _Array, place: int, rough: _Array) -> int:
        exact = milp(
            aim,
            integrality=np.ones(len(aim)),
            bounds=Box(self._floor, np.inf),
            constraints=[
                LinearConstraint(self._exact, self._sums, self._sums),
                LinearConstraint(self._loose, self._low, self._high),
            ],
        )
        if exact.status == _INFEASIBLE:
            raise ContradictoryFigures("the shown figures contradict each other: no whole counts fit them all")
        if exact.x is None:  # the solver gave up: what fractions allow is an outer limit, and still true
            limit = float(rough[place] - _NOISE * aim[place])
            return ceil(limit) if aim[place] > 0 else floor(limit)
        return round(float(exact.x[place]))
