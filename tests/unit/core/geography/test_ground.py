"""Metres in a degree, against the series that textbooks of geodesy give, and sizes that maps print."""

from math import cos, radians

import pytest

from counterpart.core.geography.drawn import AreaError, read_area
from counterpart.core.geography.ground import Ground
from counterpart.core.geography.sight import Sight


@pytest.mark.parametrize("latitude", [50, 52, 52.6283, 60])
def test_degrees_are_as_long_as_the_series_says(latitude):
    phi = radians(latitude)
    north = 111_132.954 - 559.822 * cos(2 * phi) + 1.175 * cos(4 * phi)
    east = 111_412.84 * cos(phi) - 93.5 * cos(3 * phi) + 0.118 * cos(5 * phi)
    ground = Ground(1.3, latitude)
    assert ground.metres_north == pytest.approx(north, rel=2e-6)
    assert ground.metres_east == pytest.approx(east, rel=2e-6)


def test_a_degree_at_52_north_is_not_that_of_a_sphere():
    ground = Ground(1.3, 52)
    assert ground.metres_east == pytest.approx(68_678, abs=1)
    assert ground.metres_north == pytest.approx(111_267, abs=1)


def test_norwich_castle_is_so_far_from_its_cathedral():
    assert Ground(1.2965, 52.6287).distance((1.3010, 52.6318)) == pytest.approx(460, abs=5)


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (None, "Draw one area"),
        ({"type": "Point", "coordinates": [1, 52]}, "Draw one area"),
        ({"type": "Polygon", "coordinates": []}, "one edge and no holes"),
        ({"type": "Polygon", "coordinates": [[[1, 52], [1, 53], [1, 52]]]}, "3 to 199 corners"),
        ({"type": "Polygon", "coordinates": [[[1, 52], [1.01, 52.01], [1.01, 52], [1, 52.01], [1, 52]]]}, "crosses"),
        ({"type": "Polygon", "coordinates": [[[1, 52], [1, 52], [1, 52], [1, 52]]]}, "crosses|too small"),
        ({"type": "Polygon", "coordinates": [[[1, 52], [1, 95], [2, 52], [1, 52]]]}, "on the map"),
        ({"type": "Polygon", "coordinates": [[[1, 52], [1, True], [2, 52], [1, 52]]]}, "longitude and a latitude"),
    ],
)
def test_an_area_that_cannot_be_is_refused_in_words(document, words):
    with pytest.raises(AreaError, match=words):
        read_area(document)


@pytest.mark.parametrize(("width", "reach"), [(0, 10), (361, 10), (90, 0), (90, 501), (90, float("nan"))])
def test_a_camera_sees_within_bounds(width, reach):
    with pytest.raises(ValueError, match=r"camera sees|finite"):
        Sight(1.3, 52.6, 0, width, reach)
