"""Spreads what lies in cells over the cells around, as a Gaussian: squares by a filter, hexagons by their distances."""

from collections.abc import Callable
from math import ceil

import numpy as np
from scipy.ndimage import gaussian_filter
from scipy.sparse import csr_matrix
from scipy.spatial import cKDTree

from counterpart.core.hotspots.events import Floats
from counterpart.core.hotspots.grids import Grid, GridError, SquareGrid

Smoother = Callable[[Floats], Floats]
# A Gaussian is cut off at so many standard deviations: beyond lies one part in four hundred.
_CUT = 3.0
# Pairs of hexagons, some 60 bytes each while they are sorted.
_MOST_PAIRS = 20_000_000


def smoother(grid: Grid, metres: float) -> Smoother:
    """What spreads one value per cell by a standard deviation in metres; 0 leaves all where it lies.

    Raises GridError where hexagons are so small and many that they do not fit into memory.
    """
    if metres <= 0:
        return lambda values: values
    return _of_squares(grid, metres) if isinstance(grid, SquareGrid) else _by_distance(grid, metres)


def _of_squares(grid: SquareGrid, metres: float) -> Smoother:
    deviation = metres / grid.side
    radius = max(1, ceil(_CUT * deviation))

    def smooth(values: Floats) -> Floats:
        spread = gaussian_filter(values.reshape(grid.shape), deviation, mode="constant", radius=radius)
        return np.asarray(spread.ravel(), dtype=np.float64)

    return smooth


def _by_distance(grid: Grid, metres: float) -> Smoother:
    tree = cKDTree(np.column_stack(grid.centres()))
    number = tree.count_neighbors(tree, _CUT * metres)
    if number > _MOST_PAIRS:
        raise GridError(
            f"{len(grid):,} hexagons so small make {number:,} pairs that lie near each other, too many to spread events"
            " over; ask for larger ones, for less ground, or for squares",
            "cell",
            "area",
            "grid",
        )
    pairs = tree.sparse_distance_matrix(tree, _CUT * metres, output_type="coo_matrix")
    near = np.exp(-0.5 * (pairs.data / metres) ** 2)
    weights = csr_matrix((near, (pairs.row, pairs.col)), shape=(len(grid), len(grid)))
    # One scale for all, so that no cell says more or less for what else the grid happens to hold.
    weights /= weights.sum(axis=0).max()

    def smooth(values: Floats) -> Floats:
        return np.asarray(weights @ values, dtype=np.float64)

    return smooth
