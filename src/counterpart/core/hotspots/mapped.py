"""Where events are dense, and where high counts stand together: an answer of cells for each."""

import numpy as np

from counterpart.core.hotspots.answers import Answer, Column
from counterpart.core.hotspots.asked import (
    Asked,
    Laid,
    cells,
    grid_of,
    ground_of,
    highest_first,
    near_note,
    wide_grid_of,
)
from counterpart.core.hotspots.density import density_at, kernel_density
from counterpart.core.hotspots.events import Events, Floats
from counterpart.core.hotspots.getis_ord import false_discovery, gi_star, gi_star_among, neighbours_of
from counterpart.core.hotspots.grids import HexGrid, SquareGrid, counts
from counterpart.core.hotspots.ground import Ground
from counterpart.core.hotspots.reading import Found
from counterpart.core.hotspots.wanted import CannotMap

_SURE = 0.05


def kde(found: Found, asked: Asked) -> Answer:
    """Kernel density: events per square kilometre at the middle of each cell, the densest first.

    Raises CannotMap for a bandwidth too small for the squares.
    """
    grid = grid_of(found.events, asked, asked.bandwidth)
    dense = _density(found.events, grid, asked.bandwidth)
    column = Column("density_per_km2", "Events per km²", 1)
    note = f"Quartic kernel with a bandwidth of {asked.bandwidth:g} m: another one draws another map."
    chosen = highest_first(np.flatnonzero(dense > 0), dense)
    return cells("Kernel density", found.events, grid, chosen, {column: dense}, [note])


def gi(found: Found, asked: Asked) -> Answer:
    """Getis-Ord Gi*: the z of each cell, and its p corrected for the number of cells; the highest z first."""
    grid = wide_grid_of(found.events, asked)
    ground = ground_of(grid, found.events, asked)
    number = counts(grid, grid.cell_of(found.events.x, found.events.y))
    z = _gi_of(grid, ground, number)
    p = false_discovery(z)
    hot = (z > 0) & (p <= _SURE)
    values = {
        Column("z", "z", 2): z,
        Column("p", "p, corrected", 4): p,
        Column("is_hotspot", "Hotspot"): np.where(hot, "yes", "no"),
    }
    note = (
        f"{int(hot.sum()):,} of {len(ground):,} cells are hotspots: with their neighbours they hold more than a random"
        f" shuffle of the counts would put there (p at most {_SURE:g}, corrected for the number of cells)."
    )
    chosen = highest_first(ground.cells, z, then=number)
    return cells("Getis-Ord Gi*", found.events, grid, chosen, values, [note, near_note(asked)])


def _density(events: Events, grid: Laid, bandwidth: float) -> Floats:
    try:
        if isinstance(grid, SquareGrid):
            return kernel_density(events.x, events.y, grid, bandwidth).ravel()
        return density_at(events.x, events.y, grid.centres(), bandwidth)
    except ValueError as error:
        raise CannotMap(str(error)) from None


def _gi_of(grid: Laid, ground: Ground, number: Floats) -> Floats:
    """The z of each cell of the grid; NaN outside the ground."""
    if isinstance(grid, HexGrid):
        return gi_star_among(number, neighbours_of(grid))
    return gi_star(number.reshape(grid.shape), inside=ground.inside.reshape(grid.shape)).ravel()
