"""Outlines are simpler than boundaries, and neighbours still touch."""

from shapely.geometry import Polygon

from counterpart.core.geography.boundaries import Boundary
from counterpart.core.geography.outlines import simplified, to_geojson

BORDER = [(1, 52 + step / 50 + (0 if step % 2 else 1e-4)) for step in range(51)]
WEST = Boundary("W", "West", None, Polygon([(0, 52), *BORDER, (0, 53)]))
EAST = Boundary("E", "East", None, Polygon([(2, 52), (2, 53), *reversed(BORDER)]))


def test_a_shared_edge_stays_shared() -> None:
    shapes = simplified([WEST, EAST], 0.01)
    assert len(shapes["W"].exterior.coords) < 10
    assert shapes["W"].intersection(shapes["E"]).area == 0
    assert shapes["W"].intersection(shapes["E"]).length > 0.99


def test_geojson_names_each_place() -> None:
    written = to_geojson([WEST], simplified([WEST], 0.01))
    assert written["type"] == "FeatureCollection"
    assert written["features"][0]["properties"] == {"code": "W", "name": "West"}
    assert written["features"][0]["geometry"]["type"] == "Polygon"
