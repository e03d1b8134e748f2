"""How to look: the settings of a question about places, the grid that they lay, and an answer made of its cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterpart.core.hotspots.answers import Answer, Column
from counterpart.core.hotspots.events import Events, Floats, Whole
from counterpart.core.hotspots.grids import (
    HexGrid,
    SquareGrid,
    counts,
    hex_grid,
    resolution_for,
    rings_for,
    square_grid,
)
from counterpart.core.hotspots.ground import Ground, around

Laid = SquareGrid | HexGrid

CELL = (
    Column("rank", "Rank"),
    Column("cell", "Cell"),
    Column("longitude", "Longitude", 5),
    Column("latitude", "Latitude", 5),
)
EVENTS = Column("events", "Events")


@dataclass(frozen=True, slots=True)
class Asked:
    """`cell`: metres of a square's side, or of that of the square that a hexagon is as large as. `bandwidth`: metres.

    `near`: metres from any event beyond which, without an outline of the area, there is taken to be sea, moor or
    another force: shares of the area, and what is expected by chance, are of what is nearer.

    `permutations` and `seed` of chance. `by_month`: near repeats in months. `days` of a period to foresee (whole months
    where only months are known), `share` of the cells that are warned of, `periods` to score (0: as many as there are).
    """

    cell: int = 250
    hexagons: bool = False
    bandwidth: float = 500.0
    near: float = 400.0
    permutations: int = 999
    seed: int = 1
    by_month: bool = False
    days: int = 14
    share: float = 0.02
    periods: int = 0


def grid_of(events: Events, asked: Asked, metres: float = 0) -> Laid:
    """The grid that holds all cells whose middle lies within so many metres of an event. Raises GridError."""
    if asked.hexagons:
        resolution = resolution_for(asked.cell)
        return hex_grid(events.plane, events.x, events.y, resolution, rings_for(resolution, metres))
    return square_grid(events.plane, events.x, events.y, asked.cell, ceil(metres / asked.cell))


def wide_grid_of(events: Events, asked: Asked) -> Laid:
    """The grid that holds all that is near an event. Raises GridError."""
    return grid_of(events, asked, asked.near)


def ground_of(grid: Laid, events: Events, asked: Asked) -> Ground:
    """The cells near an event."""
    return around(grid, events.x, events.y, asked.near)


def near_note(asked: Asked) -> str:
    """What the area is, in words."""
    return f"The area is the cells that hold an event, and those within {asked.near:,.0f} m of one."


def cells(
    title: str, events: Events, grid: Laid, chosen: Whole, values: Mapping[Column, NDArray[Any]], notes: list[str]
) -> Answer:
    """An answer of the chosen cells in their order; `values` has a number or a text for each cell of the grid."""
    x, y = grid.centres()
    longitude, latitude = events.plane.to_degrees(x[chosen], y[chosen])
    told = {EVENTS: counts(grid, grid.cell_of(events.x, events.y)).astype(np.int64), **values}
    columns = [
        range(1, len(chosen) + 1), map(grid.name, chosen.tolist()), longitude.tolist(), latitude.tolist(),
        *(each[chosen].tolist() for each in told.values()),
    ]  # fmt: skip
    rows = tuple(zip(*columns, strict=True))
    return Answer(title, (*CELL, *told), rows, tuple(notes), grid, tuple(chosen.tolist()))


def highest_first(among: Whole, values: Floats, then: Floats | None = None) -> Whole:
    """These cells, the highest value first; of equal ones, the highest of `then`, and then the first cell."""
    keys = [-values[among]] if then is None else [-then[among], -values[among]]
    return among[np.lexsort(keys)]
