"""Planes and grids: the same ground is the same cell, with the same name."""

import h3
import numpy as np
import pytest
from shapely import Point, Polygon

from counterpart.core.hotspots.grids import GridError, SquareGrid, counts, hex_grid, resolution_for, square_grid
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID, plane_for

# The clock tower of Norwich city hall, and what Ordnance Survey's converter gives for it, to five metres.
NORWICH = (1.2913, 52.6288)
WASHINGTON = (-77.0365, 38.8977)


def test_points_of_great_britain_lie_in_british_national_grid() -> None:
    plane = plane_for(np.array([NORWICH[0]]), np.array([NORWICH[1]]))
    assert plane == BRITISH_NATIONAL_GRID
    x, y = plane.to_metres(np.array([NORWICH[0]]), np.array([NORWICH[1]]))
    longitude, latitude = plane.to_degrees(x, y)
    assert (longitude[0], latitude[0]) == pytest.approx(NORWICH, abs=1e-7)
    assert 622_000 < x[0] < 624_000
    assert 308_000 < y[0] < 309_500


def test_the_origin_of_british_national_grid_is_where_its_definition_puts_it() -> None:
    # OSGB36: the true origin 49 N 2 W has false coordinates 400,000 east and 100,000 south; WGS84 is some 100 m off.
    x, y = BRITISH_NATIONAL_GRID.to_metres(np.array([-2.0]), np.array([49.0]))
    assert abs(x[0] - 400_000) < 150
    assert abs(y[0] + 100_000) < 150


def test_points_elsewhere_lie_in_their_zone_of_utm() -> None:
    plane = plane_for(np.array([WASHINGTON[0]]), np.array([WASHINGTON[1]]))
    assert plane.name == "WGS 84 / UTM zone 18N"


def test_no_point_has_no_plane() -> None:
    with pytest.raises(ValueError, match="at least one point"):
        plane_for(np.array([]), np.array([]))


def test_a_square_keeps_its_name_whatever_the_grid() -> None:
    x, y = np.array([623_130.0]), np.array([308_420.0])
    small = square_grid(BRITISH_NATIONAL_GRID, x, y, 250)
    large = square_grid(BRITISH_NATIONAL_GRID, np.append(x, 600_000), np.append(y, 290_000), 250, margin=3)
    names = {grid.name(int(grid.cell_of(x, y)[0])) for grid in (small, large)}
    assert names == {"bng-250-2492-1233"}


def test_west_and_south_edges_belong_to_the_square() -> None:
    grid = SquareGrid(BRITISH_NATIONAL_GRID, 100, 10, 20, 2, 2)
    x = np.array([1000.0, 1099.9, 1100.0, 999.9, 1200.0])
    y = np.array([2000.0, 2099.9, 2100.0, 2000.0, 2000.0])
    assert grid.cell_of(x, y).tolist() == [0, 0, 3, -1, -1]


def test_the_outline_of_a_square_holds_its_points() -> None:
    grid = square_grid(BRITISH_NATIONAL_GRID, np.array([623_130.0]), np.array([308_420.0]), 250)
    x, y = grid.centres()
    longitude, latitude = grid.plane.to_degrees(x, y)
    assert Polygon(grid.outline(0)).contains(Point(longitude[0], latitude[0]))
    assert grid.area_km2.tolist() == [0.0625]


@pytest.mark.parametrize(("side", "words"), [(10, "50 to 10000 m"), (0, "50 to 10000 m"), (20_000, "50 to 10000 m")])
def test_a_side_out_of_range_is_refused(side: int, words: str) -> None:
    with pytest.raises(GridError, match=words):
        square_grid(BRITISH_NATIONAL_GRID, np.array([1.0]), np.array([1.0]), side)


def test_too_many_squares_are_refused() -> None:
    with pytest.raises(GridError, match="larger ones, or for less ground"):
        square_grid(BRITISH_NATIONAL_GRID, np.array([0.0, 650_000.0]), np.array([0.0, 1_200_000.0]), 50)


def test_hexagons_hold_their_points_and_know_their_neighbours() -> None:
    x, y = BRITISH_NATIONAL_GRID.to_metres(np.array([NORWICH[0]]), np.array([NORWICH[1]]))
    grid = hex_grid(BRITISH_NATIONAL_GRID, x, y, 9, margin=1)
    cell = int(grid.cell_of(x, y)[0])
    assert grid.name(cell) == h3.latlng_to_cell(NORWICH[1], NORWICH[0], 9)
    assert grid.neighbours(cell) == list(range(7))
    assert Polygon(grid.outline(cell)).contains(Point(NORWICH))


def test_hexagons_are_as_large_as_squares() -> None:
    assert [resolution_for(side) for side in (100, 250, 1000)] == [10, 9, 8]


def test_events_are_counted_by_cell_and_by_weight() -> None:
    grid = SquareGrid(BRITISH_NATIONAL_GRID, 100, 0, 0, 2, 1)
    cell = np.array([0, 0, 1, -1])
    assert counts(grid, cell).tolist() == [2, 1]
    assert counts(grid, cell, np.array([1.5, 2, 4, 8])).tolist() == [3.5, 4]
