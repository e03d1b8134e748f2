"""Where events are dense, and where high counts stand together: an answer of cells for each."""

from dataclasses import replace

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
from counterpart.core.hotspots.getis_ord import by_chance, by_chance_among, gi_star, gi_star_among, neighbours_of
from counterpart.core.hotspots.grids import SquareGrid, counts, reach_of, resolution_for
from counterpart.core.hotspots.ground import Ground
from counterpart.core.hotspots.reading import Found
from counterpart.core.hotspots.wanted import CannotMap
from counterpart.core.words import are, plural

_SURE = 0.05
_MOST_REACH = 100


def kde(found: Found, asked: Asked) -> Answer:
    """Kernel density: events per square kilometre at the middle of each cell, the densest first.

    Raises CannotMap for a bandwidth too small for the cells, or too large.
    """
    _check_bandwidth(asked)
    grid = grid_of(found.events, asked, asked.bandwidth)
    dense = _density(found.events, grid, asked.bandwidth)
    column = Column("density_per_km2", "Events per km²", 1)
    note = f"Quartic kernel with a bandwidth of {asked.bandwidth:g} m: another one draws another map."
    chosen = highest_first(np.flatnonzero(dense > 0), dense)
    return cells("Kernel density", found.events, grid, chosen, {column: dense}, [note])


def gi(found: Found, asked: Asked) -> Answer:
    """Getis-Ord Gi*: the z of each cell, and its p by shuffles, corrected for the cells; the highest z first."""
    grid = wide_grid_of(found.events, asked)
    ground = ground_of(grid, found.events, asked)
    number = counts(grid, grid.cell_of(found.events.x, found.events.y))
    z, p = _gi_of(grid, ground, number)
    hot = p <= _SURE
    values = {
        Column("z", "z", 2): z,
        Column("p", "p, corrected", 4): p,
        Column("is_hotspot", "Hotspot"): np.where(hot, "yes", "no"),
    }
    hotspots = int(hot.sum())
    note = (
        f"{hotspots:,} of {plural(len(ground), 'cell')} {are(hotspots)} hotspots: with their neighbours they hold more"
        f" than shuffling the counts among all these cells would put there (p at most {_SURE:g}, corrected for the"
        " number of cells)."
    )
    chosen = highest_first(ground.cells, z, then=number)
    return cells("Getis-Ord Gi*", found.events, grid, chosen, values, [note, near_note(asked)])


def _check_bandwidth(asked: Asked) -> None:
    """Cells within reach of an event grow with the square of it; one of none would be lost."""
    most = _MOST_REACH * asked.cell
    if asked.bandwidth > most:
        raise CannotMap(
            f"A bandwidth of {asked.bandwidth:g} m reaches over more than {_MOST_REACH} cells; give {most} m or less,"
            " or larger cells",
            "bandwidth",
            "cell",
        )
    least = reach_of(resolution_for(asked.cell)) if asked.hexagons else 0
    if asked.bandwidth < least:
        raise CannotMap(
            f"A bandwidth of {asked.bandwidth:g} m would lose events between hexagons; give {least} m or more",
            "bandwidth",
        )


def _density(events: Events, grid: Laid, bandwidth: float) -> Floats:
    try:
        if isinstance(grid, SquareGrid):
            return kernel_density(events.x, events.y, grid, bandwidth).ravel()
        return density_at(events.x, events.y, grid.centres(), bandwidth)
    except ValueError as error:
        raise CannotMap(str(error)) from None


def _gi_of(grid: Laid, ground: Ground, number: Floats) -> tuple[Floats, Floats]:
    """The z and the p of each cell of the grid; NaN outside the ground."""
    if isinstance(grid, SquareGrid):
        held, inside = number.reshape(grid.shape), ground.inside.reshape(grid.shape)
        return gi_star(held, inside=inside).ravel(), by_chance(held, inside=inside).ravel()
    near = neighbours_of(replace(grid, cells=tuple(grid.cells[cell] for cell in ground.cells.tolist())))
    z, p = np.full((2, len(grid)), np.nan)
    z[ground.cells] = gi_star_among(number[ground.cells], near)
    p[ground.cells] = by_chance_among(number[ground.cells], near)
    return z, p
