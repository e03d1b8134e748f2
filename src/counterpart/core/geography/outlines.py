"""Outlines for maps: boundaries made simple enough to draw, with the edges that neighbours share kept shared."""

from collections.abc import Mapping, Sequence
from typing import Any

from shapely import coverage_simplify, set_precision
from shapely.geometry import MultiPolygon, Polygon, mapping

from counterpart.core.geography.boundaries import Boundary

# Degrees: about 40 metres, which nobody sees on a map of a county.
FOR_A_COUNTY = 0.0008
FOR_A_DISTRICT = 0.0001
# Decimals of a degree in a published outline: about a metre.
_PRECISION = 1e-5
# A part smaller than this share of its area's largest part is left out: a strip of river would make the map small.
_SMALLEST_PART = 0.02


def simplified(boundaries: Sequence[Boundary], tolerance: float) -> dict[str, Polygon | MultiPolygon]:
    """Shapes by code, in WGS84 degrees. Neighbours still touch: edges are simplified once for both."""
    shapes = coverage_simplify([boundary.shape for boundary in boundaries], tolerance)
    return {
        boundary.code: _without_specks(set_precision(shape, _PRECISION))
        for boundary, shape in zip(boundaries, shapes, strict=True)
    }


def _without_specks(shape: Polygon | MultiPolygon) -> Polygon | MultiPolygon:
    if isinstance(shape, Polygon):
        return shape
    largest = max(part.area for part in shape.geoms)
    return MultiPolygon([part for part in shape.geoms if part.area >= largest * _SMALLEST_PART])


def to_geojson(boundaries: Sequence[Boundary], shapes: Mapping[str, Polygon | MultiPolygon]) -> dict[str, Any]:
    """A GeoJSON FeatureCollection with `code` and `name` of each place."""
    features = [
        {
            "type": "Feature",
            "properties": {"code": boundary.code, "name": boundary.name},
            "geometry": mapping(shapes[boundary.code]),
        }
        for boundary in boundaries
    ]
    return {"type": "FeatureCollection", "features": features}
