import numpy as np
import pytest

from counterpart.core.hotspots.grids import square_grid
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID, Plane
from counterpart.core.hotspots.squares import Square, SquareError, parse, ring_around, squares_at


@pytest.mark.parametrize("plane", [BRITISH_NATIONAL_GRID, Plane(32618)])
def test_a_name_is_the_one_that_the_grid_gives(plane):
    x, y = np.array([623_010.0, 629_990.0]), np.array([308_020.0, 309_990.0])
    grid = square_grid(plane, x, y, 250)
    for cell in (0, 5, len(grid) - 1):
        square = parse(grid.name(cell))
        assert square.name == grid.name(cell)
        assert square.outline == grid.outline(cell)
        assert grid.cell_of(*(np.array([metres]) for metres in square.centre)) == [cell]


@pytest.mark.parametrize("square", [Square(27700, 10_000, 62, 30), Square(32618, 250, 1300, 17_200)])
def test_its_bounds_hold_all_of_it_and_little_else(square):
    along = np.linspace(0, square.side, 21)
    x, y = (
        corner.ravel() for corner in np.meshgrid(square.column * square.side + along, square.row * square.side + along)
    )
    longitude, latitude = square.plane.to_degrees(x, y)
    west, south, east, north = square.bounds
    assert west < longitude.min() < west + 0.001
    assert east - 0.001 < longitude.max() < east
    assert south < latitude.min() < south + 0.001
    assert north - 0.001 < latitude.max() < north


def test_a_plane_is_of_use_in_its_zone_and_next_to_it():
    assert BRITISH_NATIONAL_GRID.bounds == (-9.01, 49.75, 2.01, 61.01)
    assert Plane(32618).bounds == (-81, 0, -69, 84)


@pytest.mark.parametrize(
    "name", ["", "bng", "bng-250-1", "osgb-250-1-1", "bng-0250x-1-1", "bng-49-1-1", "bng-99999-1-1"]
)
def test_other_texts_name_no_square(name):
    with pytest.raises(SquareError, match="expected"):
        parse(name)


@pytest.mark.parametrize(
    ("east", "north", "reference"),
    [
        (623_000, 308_250, "TG 2300 0825"),  # Norwich
        (530_000, 180_000, "TQ 3000 8000"),  # London
        (216_600, 771_200, "NN 1660 7120"),  # Ben Nevis
        (0, 0, "SV 0000 0000"),
        (442_000, 1_141_200, "HU 4200 4120"),  # Lerwick
    ],
)
def test_references_as_the_ordnance_survey_gives_them(east, north, reference):
    assert Square(27700, 50, east // 50, north // 50).reference == reference


def test_elsewhere_a_reference_is_in_metres():
    assert Square(32618, 250, 1300, 17240).reference == "325000 E 4310000 N"


def test_squares_around():
    square = Square(27700, 250, 10, 20)
    assert len(square.around(2)) == 25
    assert square in square.around()
    ring = ring_around([square, Square(27700, 250, 11, 20)], 1)
    assert len(ring) == 10
    assert square not in ring


def test_a_point_on_the_west_edge_lies_in_the_square():
    assert squares_at(BRITISH_NATIONAL_GRID, 250, np.array([250.0]), np.array([-0.5])) == [Square(27700, 250, 1, -1)]
