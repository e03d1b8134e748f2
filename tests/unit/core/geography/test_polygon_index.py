from math import inf, nan

import pytest
from shapely import box

from counterpart.core.geography import Boundary, PolygonIndex

# Two squares of a tenth of a degree that share the edge at longitude 1.1.
EAST = Boundary("B", "East", "county", box(1.1, 52.0, 1.2, 52.1))
WEST = Boundary("A", "West", "county", box(1.0, 52.0, 1.1, 52.1))
INDEX = PolygonIndex([EAST, WEST])


@pytest.mark.parametrize(
    ("lon", "lat", "code"),
    [
        (1.05, 52.05, "A"),
        (1.15, 52.05, "B"),
        (1.1, 52.05, "A"),  # on the shared edge: the lowest code
        (1.2, 52.1, "B"),  # an outer corner belongs
        (1.3, 52.05, None),
        (52.05, 1.05, None),  # latitude first
        (nan, 52.05, None),
        (1.05, inf, None),
    ],
)
def test_finds_the_place_that_holds_the_point(lon: float, lat: float, code: str | None) -> None:
    assert INDEX.find(lon, lat) == code


def test_an_empty_index_holds_nothing() -> None:
    assert PolygonIndex([]).find(1.05, 52.05) is None


def test_nearest_counts_metres_on_the_ground() -> None:
    # A hundredth of a degree of longitude is 680 m at this latitude, of latitude 1,110 m.
    assert INDEX.nearest(1.21, 52.05, parent="county", within_metres=700) == "B"
    assert INDEX.nearest(1.21, 52.05, parent="county", within_metres=600) is None
    assert INDEX.nearest(1.15, 52.11, parent="county", within_metres=1000) is None


def test_nearest_looks_inside_the_parent_only() -> None:
    assert INDEX.nearest(1.21, 52.05, parent="elsewhere", within_metres=10_000) is None
