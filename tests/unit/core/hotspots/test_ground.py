"""The ground of a forecast: which cells count as its area."""

import numpy as np
import pytest

from counterpart.core.hotspots.grids import hex_grid
from counterpart.core.hotspots.ground import Ground, all_of, around
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID
from tests.forecasts import squares


def test_points_are_numbered_within_the_area() -> None:
    grid = squares(3, 2)
    ground = Ground(grid, np.array([False, True, False, False, True, True]))
    x, y = np.array([300.0, 100.0, 700.0, 9999.0]), np.array([10.0, 10.0, 260.0, 10.0])
    assert ground.position_of(x, y).tolist() == [0, -1, 2, -1]
    assert ground.cells.tolist() == [1, 4, 5]
    assert ground.middles[0].tolist() == [375.0, 375.0, 625.0]


def test_the_area_around_points() -> None:
    ground = around(squares(5, 1), np.array([125.0]), np.array([125.0]), 300)
    assert ground.cells.tolist() == [0, 1]


def test_a_cell_that_holds_a_point_is_of_the_area_however_far_its_middle() -> None:
    assert around(squares(5, 1), np.array([1.0]), np.array([1.0]), 10).cells.tolist() == [0]


def test_hexagons_are_ground_too() -> None:
    x, y = np.array([622_700.0]), np.array([308_900.0])
    assert len(all_of(hex_grid(BRITISH_NATIONAL_GRID, x, y, 9, margin=1))) == 7


def test_an_area_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="No cell of the grid lies in the area"):
        Ground(squares(2, 2), np.zeros(4, dtype=bool))
    with pytest.raises(ValueError, match="names 3 cells, and the grid has 4"):
        Ground(squares(2, 2), np.ones(3, dtype=bool))
