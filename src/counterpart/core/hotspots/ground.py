"""The ground that a forecast is about: a grid, and which of its cells lie in the area."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from counterpart.core.hotspots.events import Floats, Whole
from counterpart.core.hotspots.grids import Grid

Mask = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Ground:
    """`inside` says of each cell of the grid whether it lies in the area. Shares of area are shares of those cells.

    Raises ValueError when no cell lies in the area.
    """

    grid: Grid
    inside: Mask

    def __post_init__(self) -> None:
        if len(self.inside) != len(self.grid):
            raise ValueError(f"The area names {len(self.inside)} cells, and the grid has {len(self.grid)}")
        if not self.inside.any():
            raise ValueError("No cell of the grid lies in the area")

    def __len__(self) -> int:
        return int(self.inside.sum())

    @cached_property
    def cells(self) -> Whole:
        """The cells of the area, in order."""
        return np.flatnonzero(self.inside).astype(np.int64)

    @property
    def names(self) -> list[str]:
        """Their names."""
        return [self.grid.name(int(cell)) for cell in self.cells]

    def position_of(self, x: Floats, y: Floats) -> Whole:
        """Where in `cells` each point lies; -1 outside the area."""
        cell = self.grid.cell_of(x, y)
        return np.where(cell >= 0, self._positions[cell], -1)

    @cached_property
    def middles(self) -> tuple[Floats, Floats]:
        """Metres of the middle of each cell of the area."""
        x, y = self.grid.centres()
        return x[self.cells], y[self.cells]

    @cached_property
    def _positions(self) -> Whole:
        positions = np.full(len(self.grid), -1, dtype=np.int64)
        positions[self.cells] = np.arange(len(self.cells))
        return positions


def all_of(grid: Grid) -> Ground:
    """Every cell of a grid."""
    return Ground(grid, np.ones(len(grid), dtype=np.bool_))


def around(grid: Grid, x: Floats, y: Floats, metres: float) -> Ground:
    """The cells that hold a point or whose middle lies within so many metres of one: where the area has no outline.

    Sea, moor and woods where nothing was ever reported would make any forecast look good. For a fair score give only
    points from before the first forecast. Raises ValueError without a point on the grid.
    """
    tree = cKDTree(np.column_stack([x, y]))
    apart, _ = tree.query(np.column_stack(grid.centres()), distance_upper_bound=metres)
    inside = np.isfinite(apart)
    cell = grid.cell_of(x, y)
    inside[cell[cell >= 0]] = True
    return Ground(grid, inside)
