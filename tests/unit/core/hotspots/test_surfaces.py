"""What each part says, beside its definition worked out cell by cell."""

from math import exp

import numpy as np
import pytest

from counterpart.core.hotspots.forecast_settings import read_settings
from counterpart.core.hotspots.grids import GridError, hex_grid
from counterpart.core.hotspots.ground import Ground, all_of
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID
from counterpart.core.hotspots.smoothing import smoother
from counterpart.core.hotspots.surfaces import Surfaces
from tests.forecasts import at_random, on_days, squares

SETTINGS = read_settings()
GROUND = all_of(squares())
ORIGIN = 300


def by_definition(events, spread: float, memory: float | None) -> np.ndarray:
    """The weight of each event by its age, spread over the middles of squares by a Gaussian of their distance."""
    grid = GROUND.grid
    x, y = grid.centres()
    total = np.zeros(len(grid))
    cells, ages = grid.cell_of(events.x, events.y), ORIGIN - events.middle / 1440
    for cell, age in zip(cells.tolist(), ages.tolist(), strict=True):
        apart = np.hypot(x - x[cell], y - y[cell])
        near = np.exp(-0.5 * (apart / spread) ** 2) if spread else (apart == 0).astype(float)
        total += near * (exp(-age / memory) if memory else 1)
    return total / total.sum()


@pytest.mark.parametrize("number", range(15 + 6))
def test_each_part_is_its_definition(number: int) -> None:
    """Squares cut the Gaussian off at three deviations in each direction, so that 1 in 400 of it is missing."""
    events = at_random(60, seed=1, days=ORIGIN)
    part = [*SETTINGS.long_term, *SETTINGS.near_repeat][number]
    found = Surfaces(events, GROUND, SETTINGS).at(ORIGIN * 1440)[number]
    expected = by_definition(events, part.spread_metres, part.memory_days)
    assert np.abs(found - expected).max() < 0.01 * expected.max() + 1e-12
    assert found.sum() == pytest.approx(1)


def test_the_area_alone_is_the_last_part() -> None:
    surfaces = Surfaces(at_random(10, seed=2), GROUND, SETTINGS)
    assert surfaces.at(ORIGIN * 1440)[-1] == pytest.approx(1 / 120)
    assert len(surfaces.at(ORIGIN * 1440)) == 15 + 6 + 1


def test_a_part_that_reaches_no_cell_of_the_area_says_the_same_of_each() -> None:
    """The only event lies in a square outside the area, and the parts that do not spread cannot reach it."""
    inside = np.ones(120, dtype=bool)
    inside[0] = False
    surfaces = Surfaces(on_days([10], [10], [299]), Ground(GROUND.grid, inside), SETTINGS)
    assert surfaces.at(ORIGIN * 1440)[0] == pytest.approx(1 / 119)


def test_an_answer_does_not_depend_on_what_was_asked_before() -> None:
    surfaces = Surfaces(at_random(60, seed=3), GROUND, SETTINGS)
    first = surfaces.at(200 * 1440).copy()
    surfaces.at(ORIGIN * 1440)
    assert np.array_equal(surfaces.at(200 * 1440), first)


def test_more_hexagons_than_memory_holds_are_refused() -> None:
    x, y = np.array([622_700.0]), np.array([308_900.0])
    grid = hex_grid(BRITISH_NATIONAL_GRID, x, y, 11, margin=60)
    with pytest.raises(GridError, match=r"10,981 hexagons so small .* larger ones"):
        smoother(grid, 1200)


def test_hexagons_keep_what_is_spread_over_them() -> None:
    x, y = np.array([622_700.0]), np.array([308_900.0])
    grid = hex_grid(BRITISH_NATIONAL_GRID, x, y, 9, margin=6)
    values = np.zeros(len(grid))
    values[grid.cell_of(x, y)[0]] = 5
    spread = smoother(grid, 300)(values)
    assert spread.sum() == pytest.approx(5, rel=0.001)
    assert spread.argmax() == values.argmax()
    ring = [cell for cell in grid.neighbours(int(values.argmax())) if cell != values.argmax()]
    assert np.ptp(spread[ring]) < 0.15 * spread[ring].mean(), "hexagons of H3 are a little askew"
