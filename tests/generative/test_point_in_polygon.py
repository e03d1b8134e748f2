"""The index against the simplest thing that can be right: every polygon, one after the other."""

from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPoint, Point, Polygon

from counterpart.core.geography import Boundary, PolygonIndex

GRID = st.integers(0, 8).map(lambda step: step / 8)  # coarse, so that points meet edges and corners
CORNER = st.tuples(GRID, GRID)


def _hull(corners: list[tuple[float, float]]) -> Polygon | None:
    hull = MultiPoint(corners).convex_hull
    return hull if isinstance(hull, Polygon) else None


POLYGON = st.lists(CORNER, min_size=3, max_size=7).map(_hull).filter(bool)


@given(polygons=st.lists(POLYGON, max_size=12), point=st.tuples(GRID, GRID))
def test_index_agrees_with_brute_force(polygons: list[Polygon], point: tuple[float, float]) -> None:
    boundaries = [Boundary(f"{number:02}", "", None, polygon) for number, polygon in enumerate(polygons)]
    holders = [boundary.code for boundary in boundaries if boundary.shape.intersects(Point(point))]
    assert PolygonIndex(reversed(boundaries)).find(*point) == min(holders, default=None)
