"""Grids: the ground in cells of one kind, each with a name that never changes.

A square is named by its plane, its side and the metres of its south-west corner in sides from the plane's origin, so
that the same ground always lies in the same square, whatever data are at hand. A hexagon has its H3 index.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, floor, sqrt
from typing import Protocol

import h3
import numpy as np
from numpy.typing import NDArray

from counterpart.core.hotspots.errors import NotAnswered
from counterpart.core.hotspots.events import Floats, Whole
from counterpart.core.hotspots.planes import Plane

Ring = list[tuple[float, float]]
SMALLEST_SIDE, LARGEST_SIDE = 50, 10_000
# A county in squares of the smallest side: more is a mistake, or a machine without memory.
MOST_CELLS = 20_000_000
# Hexagons have their names in memory.
MOST_HEXAGONS = 500_000


class GridError(NotAnswered):
    """A grid cannot be laid."""


class Grid(Protocol):
    """Cells by index, from 0 to `len(grid) - 1`."""

    def __len__(self) -> int: ...

    def cell_of(self, x: Floats, y: Floats) -> Whole:
        """The index of the cell that holds each point; -1 outside the grid."""
        ...

    def name(self, cell: int) -> str:
        """The cell's name."""
        ...

    def centres(self) -> tuple[Floats, Floats]:
        """Metres of the middle of each cell."""
        ...

    def outline(self, cell: int) -> Ring:
        """The cell's corners in degrees of WGS84, counter-clockwise, the first again at the end."""
        ...

    @property
    def area_km2(self) -> Floats:
        """Square kilometres of each cell."""
        ...


@dataclass(frozen=True)
class SquareGrid:
    """`columns` times `rows` squares; cell = row * columns + column, from the south-west corner.

    `west` and `south` are counted in sides from the plane's origin.
    """

    plane: Plane
    side: int
    west: int
    south: int
    columns: int
    rows: int

    def __post_init__(self) -> None:
        if not SMALLEST_SIDE <= self.side <= LARGEST_SIDE:
            raise GridError(f"The side of a square is {self.side} m; give {SMALLEST_SIDE} to {LARGEST_SIDE} m")
        if len(self) > MOST_CELLS:
            size = f"{self.columns:,} by {self.rows:,} squares of {self.side} m"
            raise GridError(
                f"{size} are too many; ask for larger ones, or for less ground", "cell", "area", "near", "bandwidth"
            )

    def __len__(self) -> int:
        return self.columns * self.rows

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns: the shape of an array of the cells."""
        return self.rows, self.columns

    def cell_of(self, x: Floats, y: Floats) -> Whole:
        """The index of the square that holds each point, its west and south edges included; -1 outside."""
        column = np.floor(x / self.side).astype(np.int64) - self.west
        row = np.floor(y / self.side).astype(np.int64) - self.south
        inside = (column >= 0) & (column < self.columns) & (row >= 0) & (row < self.rows)
        return np.asarray(np.where(inside, row * self.columns + column, -1), dtype=np.int64)

    def name(self, cell: int) -> str:
        """Such as "bng-250-2492-1233": the plane, the side, and the south-west corner in sides from the origin."""
        row, column = divmod(cell, self.columns)
        plane = "bng" if self.plane.is_british else f"epsg{self.plane.epsg}"
        return f"{plane}-{self.side}-{self.west + column}-{self.south + row}"

    def centres(self) -> tuple[Floats, Floats]:
        """Metres of the middle of each square."""
        east = (np.arange(self.columns) + self.west + 0.5) * self.side
        north = (np.arange(self.rows) + self.south + 0.5) * self.side
        x, y = np.meshgrid(east, north)
        return x.ravel(), y.ravel()

    def outline(self, cell: int) -> Ring:
        """The corners of a square, in degrees."""
        row, column = divmod(cell, self.columns)
        return square_outline(self.plane, self.side, self.west + column, self.south + row)

    @property
    def area_km2(self) -> Floats:
        """Square kilometres of each square: all are alike."""
        return np.full(len(self), (self.side / 1000) ** 2)


def square_outline(plane: Plane, side: int, column: int, row: int) -> Ring:
    """The corners of the square so many sides east and north of the plane's origin."""
    corners = [(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]
    x = np.array([(column + east) * side for east, _ in corners], dtype=np.float64)
    y = np.array([(row + north) * side for _, north in corners], dtype=np.float64)
    longitude, latitude = plane.to_degrees(x, y)
    return list(zip(longitude.tolist(), latitude.tolist(), strict=True))


def square_grid(plane: Plane, x: Floats, y: Floats, side: int, margin: int = 0) -> SquareGrid:
    """The least grid that holds all points, with `margin` more squares on each side.

    Raises GridError without a point, for a side out of range, and when there would be too many squares.
    """
    if not len(x):
        raise GridError("No event has a point, so no grid can be laid")
    if side <= 0:
        raise GridError(f"The side of a square is {side} m; give {SMALLEST_SIDE} to {LARGEST_SIDE} m")
    west, south = floor(float(x.min()) / side) - margin, floor(float(y.min()) / side) - margin
    columns = floor(float(x.max()) / side) + margin + 1 - west
    rows = floor(float(y.max()) / side) + margin + 1 - south
    return SquareGrid(plane, side, west, south, columns, rows)


@dataclass(frozen=True)
class HexGrid:
    """The hexagons of H3 of one resolution that are listed; `cells` are their indexes as texts, in order."""

    plane: Plane
    resolution: int
    cells: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.cells)

    @cached_property
    def _index(self) -> dict[str, int]:
        return {cell: index for index, cell in enumerate(self.cells)}

    def cell_of(self, x: Floats, y: Floats) -> Whole:
        """The index of the hexagon that holds each point; -1 for one that is not listed."""
        named = _hexagons(self.plane, x, y, self.resolution)
        return np.array([self._index.get(cell, -1) for cell in named], dtype=np.int64)

    def name(self, cell: int) -> str:
        """The H3 index, such as "891942cc403ffff"."""
        return self.cells[cell]

    def centres(self) -> tuple[Floats, Floats]:
        """Metres of the middle of each hexagon."""
        middles = np.array([h3.cell_to_latlng(cell) for cell in self.cells], dtype=np.float64).reshape(-1, 2)
        return self.plane.to_metres(middles[:, 1], middles[:, 0])

    def outline(self, cell: int) -> Ring:
        """The corners of a hexagon, in degrees."""
        corners = [(longitude, latitude) for latitude, longitude in h3.cell_to_boundary(self.cells[cell])]
        return [*corners, corners[0]]

    @property
    def area_km2(self) -> Floats:
        """Square kilometres of each hexagon, on the sphere."""
        return np.array([h3.cell_area(cell, unit="km^2") for cell in self.cells])

    def neighbours(self, cell: int, reach: int = 1) -> list[int]:
        """The listed cells at most `reach` steps away, the cell itself included, in order."""
        near = (self._index.get(other) for other in h3.grid_disk(self.cells[cell], reach))
        return sorted(index for index in near if index is not None)


def hex_grid(plane: Plane, x: Floats, y: Floats, resolution: int, margin: int = 0) -> HexGrid:
    """The hexagons that hold a point, with `margin` rings around each.

    Raises GridError without a point, and when there would be too many.
    """
    if not 5 <= resolution <= 11:
        raise GridError(f"The resolution of hexagons is {resolution}; give 5 (9 km) to 11 (25 m)")
    if not len(x):
        raise GridError("No event has a point, so no grid can be laid")
    laid: set[str] = set()
    for cell in set(_hexagons(plane, x, y, resolution)):
        laid.update(h3.grid_disk(cell, margin))
        if len(laid) > MOST_HEXAGONS:
            raise GridError(
                f"More than {MOST_HEXAGONS:,} hexagons are too many; ask for larger ones, or for less ground",
                "cell",
                "area",
                "near",
            )
    return HexGrid(plane, resolution, tuple(sorted(laid)))


def rings_for(resolution: int, metres: float) -> int:
    """So many rings around a hexagon hold all those whose middle lies within so many metres of any point in it."""
    apart = sqrt(h3.average_hexagon_area(resolution, unit="m^2") * 2 / sqrt(3))
    # Rings lie sqrt(3) / 2 apart at their nearest; a point may lie 0.6 from the middle, and H3 is a little uneven.
    return ceil(metres / apart / 0.8) if metres else 0


def reach_of(resolution: int) -> int:
    """Metres within which the middle of its hexagon lies of any point, or a little more: H3 is uneven."""
    return ceil(1.2 * sqrt(h3.average_hexagon_area(resolution, unit="m^2") * 2 / (3 * sqrt(3))))


def resolution_for(side: int) -> int:
    """The resolution whose hexagons are nearest in area to squares of so many metres."""
    return min(range(5, 12), key=lambda one: abs(np.log(h3.average_hexagon_area(one, unit="m^2") / side**2)))


def counts(grid: Grid, cell: Whole, weights: Floats | None = None) -> NDArray[np.float64]:
    """How many events lie in each cell, or the sum of their weights; those outside (-1) are left out."""
    inside = cell >= 0
    chosen = weights[inside] if weights is not None else None
    return np.bincount(cell[inside], weights=chosen, minlength=len(grid)).astype(np.float64)


def _hexagons(plane: Plane, x: Floats, y: Floats, resolution: int) -> Sequence[str]:
    longitude, latitude = plane.to_degrees(x, y)
    points = zip(latitude.tolist(), longitude.tolist(), strict=True)
    return [h3.latlng_to_cell(north, east, resolution) for north, east in points]
