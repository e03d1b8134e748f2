"""Whole-number riddles: unknowns, what is known of them, and how small or great a sum of them can be.

Shares no code with what it attacks.
"""

from collections.abc import Iterable, Mapping

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

Sum = Mapping[int, float]
_NOISE = 1e-6


class Contradiction(AssertionError):
    """No whole numbers fit what is known: the riddle is put wrongly, or what was shown is not true."""


class Riddle:
    """Unknown whole numbers from 0 to a limit."""

    def __init__(self) -> None:
        self._limits: list[int] = []
        self._rows: list[tuple[Sum, float, float]] = []

    def unknown(self, limit: int) -> int:
        """A new unknown, 0 to `limit`."""
        self._limits.append(limit)
        return len(self._limits) - 1

    def know(self, terms: Sum, least: float = -np.inf, most: float = np.inf) -> None:
        """A sum of unknowns times factors lies in [least, most]."""
        self._rows.append((terms, least, most))

    def ends(self, terms: Sum) -> tuple[int, int]:
        """The least and the greatest that a sum can be. Raises Contradiction."""
        return self._end(terms, 1), self._end(terms, -1)

    def _end(self, terms: Sum, direction: int) -> int:
        aim = np.zeros(len(self._limits))
        for place, factor in terms.items():
            aim[place] = direction * factor
        places = [(row, place, factor) for row, (each, _, _) in enumerate(self._rows) for place, factor in each.items()]
        rows, columns, factors = zip(*places, strict=True)
        matrix = csr_array((factors, (rows, columns)), shape=(len(self._rows), len(aim)))
        low, high = (np.array([each[side] for each in self._rows]) for side in (1, 2))
        found = milp(
            aim,
            integrality=np.ones(len(aim)),
            bounds=Bounds(0, np.array(self._limits, dtype=float)),
            constraints=LinearConstraint(matrix, low - _NOISE, high + _NOISE),
        )
        if found.x is None:
            raise Contradiction(found.message)
        return round(direction * float(found.fun))


def added(*sums: Sum) -> dict[int, float]:
    """The sum of sums."""
    together: dict[int, float] = {}
    for each in sums:
        for place, factor in each.items():
            together[place] = together.get(place, 0) + factor
    return together


def total(places: Iterable[int]) -> dict[int, float]:
    """Each of these once."""
    return dict.fromkeys(places, 1.0)
