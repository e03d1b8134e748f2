"""Getis-Ord Gi*: where high counts stand together more than a random shuffle of the counts would have it.

Binary weights, the cell itself included, as in Ord and Getis (1995), equation 14*. A z of 1.96 is what 5 in 100 cells
exceed one way or the other by chance; since a map asks it of thousands of cells at once, `false_discovery` corrects.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from counterpart.core.hotspots.events import Floats, Whole
from counterpart.core.hotspots.grids import HexGrid

Mask = NDArray[np.bool_]


def gi_star(counts: Floats, reach: int = 1, inside: Mask | None = None) -> Floats:
    """The z of each square, in the shape of `counts` (rows, columns); neighbours are at most `reach` squares off.

    Squares that are not `inside` (outside the area, or sea) are nobody's neighbour and have no z (NaN). Where all
    counts are equal nothing stands out: every z is 0. Raises ValueError for a reach below 1.
    """
    if reach < 1:
        raise ValueError(f"Neighbours are at most 1 square away or more, not {reach}")
    if inside is None:
        return _whole_grid(counts.astype(np.float64), reach)
    held = np.where(inside, counts, 0.0)
    z = _z_scores(_box_sums(held, reach), _box_sums(inside.astype(np.float64), reach), counts[inside])
    return np.where(inside, z, np.nan)


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
    sums = np.add.reduceat(counts[neighbours.cells].astype(np.float64), neighbours.starts[:-1])
    return _z_scores(sums, np.diff(neighbours.starts).astype(np.float64), counts)


def false_discovery(z: Floats) -> Floats:
    """The p of each z, both ways, corrected for the number of cells (Benjamini and Hochberg 1995); NaN stays NaN.

    Of the cells whose corrected p is at most 0.05, on average 5 in 100 or fewer are there by chance.
    """
    known = ~np.isnan(z)
    p = 2 * ndtr(-np.abs(z[known]))
    order = np.argsort(p)[::-1]
    ranked = p[order] * len(p) / np.arange(len(p), 0, -1)
    corrected = np.empty(len(p))
    corrected[order] = np.minimum(np.minimum.accumulate(ranked), 1)
    whole = np.full(z.shape, np.nan)
    whole[known] = corrected
    return whole


def _whole_grid(counts: Floats, reach: int) -> Floats:
    """As `_z_scores`, which asks of every square what is alike for all but those near the edge."""
    (rows, row_of), (columns, column_of) = (
        np.unique(_window_sizes(length, reach), return_inverse=True) for length in counts.shape
    )
    sizes = np.outer(rows, columns)
    factors = _factors(sizes, counts)
    z = _box_sums(counts, reach)
    z *= factors[row_of][:, column_of]
    z -= (factors * sizes * counts.mean())[row_of][:, column_of]
    return z


def _z_scores(sums: Floats, sizes: Floats, counts: Floats) -> Floats:
    return (sums - sizes * counts.mean()) * _factors(sizes, counts) if counts.size else sums


def _factors(sizes: Floats, counts: Floats) -> Floats:
    """1 / (spread * sqrt(size * (n - size) / (n - 1))): what makes a sum less what is expected a z; 0 for no spread."""
    n = counts.size
    spreads: Floats = counts.std() * np.sqrt(sizes * (n - sizes) / max(n - 1, 1))
    return np.divide(1, spreads, out=np.zeros_like(sizes), where=spreads > 0)


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
