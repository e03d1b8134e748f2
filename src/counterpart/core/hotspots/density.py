"""Kernel density: events per square kilometre around the middle of each cell. Exact: nothing is binned.

On squares, the cells around an event form one pattern of offsets. Where a square lies wholly within the bandwidth, the
kernel is one polynomial of where an event lies in its cell, so that sums of powers over the cell's events answer for
them all; only squares that the bandwidth cuts ask each event for its distance. Decision record 0030.
"""

from collections.abc import Iterator
from math import ceil, pi, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from counterpart.core.hotspots.events import Floats, Whole
from counterpart.core.hotspots.grids import SquareGrid

# (1 - (distance / bandwidth) ** 2) to this power.
KERNELS = {"epanechnikov": 1, "quartic": 2}
# Numbers held at a time, so that memory stays small.
_AT_ONCE = 4_000_000
_CACHED = 32_768
_FEW = 10_000  # events
_Pattern = NDArray[np.intp]


def kernel_density(
    x: Floats, y: Floats, grid: SquareGrid, bandwidth: float, weights: Floats | None = None, kernel: str = "quartic"
) -> Floats:
    """Events (or weight) per square kilometre at the middle of each square, shape `grid.shape`.

    `bandwidth` in metres. Events outside the grid count as far as they reach into it. Costs events and cells, each
    times the circumference of the bandwidth in cells. Raises ValueError for an unknown kernel, and for a bandwidth so
    small that an event could lie within it of no square's middle.
    """
    power = _power(kernel)
    if bandwidth < grid.side * sqrt(0.5):
        least = ceil(grid.side * sqrt(0.5))
        raise ValueError(f"A bandwidth of {bandwidth:g} m would lose events between squares; give {least} m or more")
    canvas = _Canvas(grid, bandwidth / grid.side, power)
    step = max(_AT_ONCE // canvas.width, canvas.cells)
    for start in range(0, len(x), step):
        chunk = slice(start, start + step)
        canvas.add(x[chunk], y[chunk], None if weights is None else weights[chunk])
    return canvas.middle() * _scale(power, bandwidth)


def density_at(
    x: Floats,
    y: Floats,
    at: tuple[Floats, Floats],
    bandwidth: float,
    weights: Floats | None = None,
    kernel: str = "quartic",
) -> Floats:
    """Events (or weight) per square kilometre at any points, such as the middles of hexagons; one number each.

    Costs the pairs within the bandwidth. Raises ValueError for an unknown kernel or a bandwidth that is not positive.
    """
    power = _power(kernel)
    if not bandwidth > 0:
        raise ValueError(f"A bandwidth is more than 0 m, not {bandwidth:g} m")
    found = np.zeros(len(at[0]))
    if not len(found):
        return found
    middles = cKDTree(np.column_stack(at))
    for start in range(0, len(x), _FEW):
        chunk = slice(start, start + _FEW)
        events = cKDTree(np.column_stack((x[chunk], y[chunk])))
        near = events.sparse_distance_matrix(middles, bandwidth, output_type="ndarray")
        heights = (1 - (near["v"] / bandwidth) ** 2) ** power
        if weights is not None:
            heights *= weights[chunk][near["i"]]
        found += np.bincount(near["j"], weights=heights, minlength=len(found))
    return found * _scale(power, bandwidth)


class _Canvas:
    """The grid with a margin that the kernel of any event in reach fits on; distances in sides of a square."""

    def __init__(self, grid: SquareGrid, reach: float, power: int) -> None:
        self._grid, self._power = grid, power
        self._reach_squared = reach**2
        self._margin = ceil(reach + 0.5)
        self.width = 2 * self._margin + 1
        self._columns = grid.columns + 4 * self._margin
        self._rows = grid.rows + 4 * self._margin
        # Cells in which an event may lie, counted from the first row of the margin.
        self.cells = (grid.rows + 2 * self._margin) * self._columns
        self._sums = np.zeros(self._rows * self._columns)
        self._whole, self._cut = _patterns(self._reach_squared, self._margin)

    def add(self, x: Floats, y: Floats, weights: Floats | None) -> None:
        """Add the kernels of some events."""
        cell, east, north, weights = self._placed(x, y, weights)
        self._add_whole(_moments(cell, east, north, weights, self._power, self.cells))
        self._add_cut(cell, east, north, weights)

    def _add_whole(self, moments: Floats) -> None:
        """The squares that lie within reach as a whole: a few cells at a time, which the processor's cache holds."""
        offsets = self._whole.tolist()
        factors = [_polynomial(down, across, self._reach_squared, self._power) for down, across in offsets]
        step = max(_CACHED // max(len(factors), 1), 256)
        for start in range(0, self.cells if factors else 0, step):
            heights = np.array(factors) @ moments[:, start : start + step]
            for (down, across), values in zip(offsets, heights, strict=True):
                self._at(down, across)[start : start + step] += values

    def _add_cut(self, cell: Whole, east: Floats, north: Floats, weights: Floats | None) -> None:
        """The squares that the bandwidth cuts: only events within it add anything."""
        reach_squared = self._reach_squared
        aside = {across: (across - east) ** 2 / reach_squared for across in np.unique(self._cut[:, 1]).tolist()}
        heights = np.empty(len(cell))
        for down, offsets in _by_row(self._cut):
            left = 1 - (down - north) ** 2 / reach_squared
            for across in offsets:
                np.subtract(left, aside[across], out=heights)
                np.maximum(heights, 0, out=heights)
                if self._power == 2:
                    np.multiply(heights, heights, out=heights)
                if weights is not None:
                    np.multiply(heights, weights, out=heights)
                self._at(down, across)[:] += np.bincount(cell, weights=heights, minlength=self.cells)

    def middle(self) -> Floats:
        """The sums of the grid itself."""
        margin = 2 * self._margin
        sums = self._sums.reshape(self._rows, self._columns)
        return sums[margin : margin + self._grid.rows, margin : margin + self._grid.columns]

    def _placed(self, x: Floats, y: Floats, weights: Floats | None) -> tuple[Whole, Floats, Floats, Floats | None]:
        """Of each event in reach: its cell, and where in its square it lies, from -0.5 to 0.5; its weight."""
        grid, margin = self._grid, self._margin
        across, up = x / grid.side - grid.west, y / grid.side - grid.south
        column, row = np.floor(across), np.floor(up)
        near = (column >= -margin) & (column < grid.columns + margin) & (row >= -margin) & (row < grid.rows + margin)
        if not near.all():
            across, up, column, row = across[near], up[near], column[near], row[near]
            weights = None if weights is None else weights[near]
        cell = ((row + margin) * self._columns + column + 2 * margin).astype(np.int64)
        return cell, across - column - 0.5, up - row - 0.5, weights

    def _at(self, down: int, across: int) -> Floats:
        """The sums that lie so many rows and columns away from the cells of events."""
        start = (down + self._margin) * self._columns + across
        return self._sums[start : start + self.cells]


def _patterns(reach_squared: float, margin: int) -> tuple[_Pattern, _Pattern]:
    """Offsets (rows, columns) of the squares whose events are all within reach, and of those where some may be."""
    span = np.abs(np.arange(-margin, margin + 1))
    nearest, farthest = np.maximum(span - 0.5, 0) ** 2, (span + 0.5) ** 2
    whole = farthest[:, None] + farthest <= reach_squared
    some = nearest[:, None] + nearest < reach_squared
    return np.argwhere(whole) - margin, np.argwhere(some & ~whole) - margin


def _by_row(pattern: _Pattern) -> Iterator[tuple[int, list[int]]]:
    for down in np.unique(pattern[:, 0]).tolist():
        yield down, pattern[pattern[:, 0] == down, 1].tolist()


def _powers(power: int) -> list[tuple[int, int]]:
    """The powers of east and north in a kernel's polynomial."""
    return [(east, north) for east in range(2 * power + 1) for north in range(2 * power + 1 - east)]


def _moments(cell: Whole, east: Floats, north: Floats, weights: Floats | None, power: int, cells: int) -> Floats:
    """For each power, its sum over the events of each cell: shape (powers, cells)."""
    easts = [np.ones(len(cell)) if weights is None else weights]
    norths = [np.ones(len(cell))]
    for _ in range(2 * power):
        easts.append(easts[-1] * east)
        norths.append(norths[-1] * north)
    return np.array([np.bincount(cell, weights=easts[e] * norths[n], minlength=cells) for e, n in _powers(power)])


def _polynomial(down: int, across: int, reach_squared: float, power: int) -> list[float]:
    """The factor of each power, for events whose cell lies so many rows and columns from the square's middle.

    The kernel is (1 - ((across - east)^2 + (down - north)^2) / reach^2) ^ power, multiplied out.
    """
    once = np.zeros((3, 3))
    once[0, 0] = 1 - (down**2 + across**2) / reach_squared
    once[1, 0], once[0, 1] = 2 * across / reach_squared, 2 * down / reach_squared
    once[2, 0] = once[0, 2] = -1 / reach_squared
    whole = once if power == 1 else _product(once, once)
    return [float(whole[each]) for each in _powers(power)]


def _product(one: Floats, other: Floats) -> Floats:
    """The product of two polynomials of two variables."""
    rows, columns = one.shape
    product = np.zeros((rows + other.shape[0] - 1, columns + other.shape[1] - 1))
    for (row, column), factor in np.ndenumerate(other):
        product[row : row + rows, column : column + columns] += factor * one
    return product


def _power(kernel: str) -> int:
    if kernel not in KERNELS:
        raise ValueError(f"There is no kernel '{kernel}'; choose {' or '.join(KERNELS)}")
    return KERNELS[kernel]


def _scale(power: int, bandwidth: float) -> float:
    """So that a kernel holds one event, with areas in square kilometres."""
    return (power + 1) / (pi * (bandwidth / 1000) ** 2)
