"""Getis-Ord Gi*: where high counts stand together more than a random shuffle of the counts would have it.

Binary weights, the cell itself included, as in Ord and Getis (1995), equation 14*. z ranks cells; it is no measure of
chance, since counts of crime are nothing like normal. How likely a cell is by chance comes from the shuffles themselves
(`by_chance`), corrected for the thousands of cells that a map asks at once.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.stats import false_discovery_control

from counterpart.core.hotspots.events import Floats, Whole
from counterpart.core.hotspots.grids import HexGrid
from counterpart.core.hotspots.shuffles import levels, tails

Mask = NDArray[np.bool_]

# As a share of the mean.
_ROUNDING = 1e-12


def gi_star(counts: Floats, reach: int = 1, inside: Mask | None = None) -> Floats:
    """The z of each square, in the shape of `counts` (rows, columns); neighbours are at most `reach` squares off.

    Squares that are not `inside` (outside the area, or sea) are nobody's neighbour and have no z (NaN). Where all
    counts are equal nothing stands out: every z is 0. Raises ValueError for a reach below 1.
    """
    if reach < 1:
        raise ValueError(f"Neighbours are at most 1 square away or more, not {reach}")
    if inside is None:
        apart, spread = _deviations(counts)
        z = _box_sums(apart, reach)
        z *= _factors_of_boxes(counts.shape, reach, spread)
        return z
    apart, spread = _deviations(counts[inside])
    held = np.zeros(counts.shape)
    held[inside] = apart
    sizes = _box_sums(inside.astype(np.float64), reach)
    return np.where(inside, _box_sums(held, reach) * _factors(sizes, len(apart), spread), np.nan)


@dataclass(frozen=True, slots=True, eq=False)
class Neighbours:
    """Each cell's neighbours, itself among them: those of cell i are `cells[starts[i] : starts[i + 1]]`."""

    starts: Whole
    cells: Whole


def neighbours_of(grid: HexGrid, reach: int = 1) -> Neighbours:
    """The listed hexagons at most `reach` steps away from each."""
    lists = [grid.neighbours(cell, reach) for cell in range(len(grid))]
    starts = np.concatenate(([0], np.cumsum([len(each) for each in lists]))).astype(np.int64)
    return Neighbours(starts, np.array([cell for each in lists for cell in each], dtype=np.int64))


def gi_star_among(counts: Floats, neighbours: Neighbours) -> Floats:
    """The z of each cell of any grid, such as hexagons, by its list of neighbours; 0 where all counts are equal."""
    if not len(counts):
        return np.zeros(0)
    apart, spread = _deviations(counts)
    sums = np.add.reduceat(apart[neighbours.cells], neighbours.starts[:-1])
    return np.asarray(sums * _factors(np.diff(neighbours.starts), len(counts), spread), dtype=np.float64)


def by_chance(counts: Floats, reach: int = 1, inside: Mask | None = None) -> Floats:
    """The p of each square: how often a shuffle of all counts puts as much or more into it and its neighbours.

    One-sided, without a normal curve, and corrected for the number of squares (Benjamini and Hochberg 1995): of those
    of which it is at most 0.05, on average 5 in 100 or fewer are there by chance. NaN outside. Counts are 0 or more.
    """
    among = np.ones(counts.shape, dtype=np.bool_) if inside is None else inside
    sizes = np.rint(_box_sums(among.astype(np.float64), reach)).astype(np.int64)[among]
    p = np.full(counts.shape, np.nan)
    if not len(sizes):
        return p
    held = np.zeros(counts.shape)
    held[among] = levels(counts[among], sizes.max())
    sums = np.rint(_box_sums(held, reach)).astype(np.int64)
    p[among] = _corrected(held[among].astype(np.int64), sizes, sums[among])
    return p


def by_chance_among(counts: Floats, neighbours: Neighbours) -> Floats:
    """The same of each cell of any grid, such as hexagons, by its list of neighbours."""
    if not len(counts):
        return np.zeros(0)
    sizes = np.diff(neighbours.starts)
    held = levels(counts, sizes.max())
    return _corrected(held, sizes, np.add.reduceat(held[neighbours.cells], neighbours.starts[:-1]))


def _corrected(held: Whole, sizes: Whole, sums: Whole) -> Floats:
    chance = tails(held, int(sizes.max()))[sizes, sums]
    return np.asarray(false_discovery_control(np.clip(chance, 0, 1)), dtype=np.float64)


def _deviations(counts: Floats) -> tuple[Floats, float]:
    """How far each count is from their mean, and the standard deviation; 0 where they differ by rounding alone."""
    mean = float(counts.mean()) if counts.size else 0.0
    apart = counts - mean
    spread = sqrt(float((apart * apart).sum()) / max(counts.size, 1))
    return apart, spread if spread > _ROUNDING * abs(mean) else 0.0


def _factors(sizes: NDArray[np.number], n: int, spread: float) -> Floats:
    """1 / (spread * sqrt(size * (n - size) / (n - 1))) makes a sum of deviations a z; 0 where nothing differs."""
    spreads = spread * np.sqrt(sizes * (n - sizes) / max(n - 1, 1))
    factors = np.zeros(sizes.shape)
    np.divide(1, spreads, out=factors, where=spreads > 0)
    return factors


def _factors_of_boxes(shape: tuple[int, ...], reach: int, spread: float) -> Floats:
    """The same for every square; all but those near an edge have boxes of one size, so few are worked out."""
    (rows, row_of), (columns, column_of) = (
        np.unique(_window_sizes(length, reach), return_inverse=True) for length in shape
    )
    few = _factors(np.outer(rows, columns), shape[0] * shape[1], spread)
    return np.asarray(few[row_of][:, column_of], dtype=np.float64)


def _box_sums(values: Floats, reach: int) -> Floats:
    """Sums over the square of cells around each; added up cell by cell, so that nothing is lost to rounding."""
    down = values.copy()
    for step in range(1, min(reach, len(values) - 1) + 1):
        down[step:] += values[:-step]
        down[:-step] += values[step:]
    across = down.copy()
    for step in range(1, min(reach, values.shape[1] - 1) + 1):
        across[:, step:] += down[:, :-step]
        across[:, :-step] += down[:, step:]
    return across


def _window_sizes(length: int, reach: int) -> Floats:
    place = np.arange(length)
    return (np.minimum(place + reach, length - 1) - np.maximum(place - reach, 0) + 1).astype(np.float64)
