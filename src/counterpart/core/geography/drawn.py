"""Areas that somebody drew on a map, as GeoJSON polygons of WGS84: read with care, for they come from a page."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from shapely import Polygon, transform
from shapely.geometry import mapping

from counterpart.core.geography.ground import Ground

MOST_CORNERS = 200
SMALLEST = 25.0  # square metres: a doorway
_STEP = 5  # degrees between the corners of a circle
_PRECISION = 6  # decimals of a degree: a tenth of a metre


class AreaError(ValueError):
    """The area cannot be used. The message can be shown to a person."""


def read_area(document: Any) -> Polygon:
    """The polygon of a GeoJSON geometry without holes. Raises AreaError."""
    if not isinstance(document, Mapping) or document.get("type") != "Polygon":
        raise AreaError("Draw one area on the map")
    rings = document.get("coordinates")
    if not isinstance(rings, list) or len(rings) != 1 or not isinstance(rings[0], list):
        raise AreaError("The area must have one edge and no holes")
    if not 4 <= len(rings[0]) <= MOST_CORNERS:
        raise AreaError(f"The area must have 3 to {MOST_CORNERS - 1} corners")
    polygon = Polygon([_corner(position) for position in rings[0]])
    if not polygon.is_valid:
        raise AreaError("The edge of the area crosses itself. Draw it again")
    if square_metres(polygon) < SMALLEST:
        raise AreaError("The area is too small. Draw it again")
    return polygon


def circle(longitude: float, latitude: float, radius_metres: float) -> Polygon:
    """The area within `radius_metres` of a point."""
    ground = Ground(longitude, latitude)
    return Polygon(ground.ring(radius_metres, range(0, 360, _STEP)))


def to_document(area: Polygon) -> dict[str, Any]:
    """The GeoJSON geometry of an area, rounded to a tenth of a metre."""
    rounded = transform(area, lambda corners: corners.round(_PRECISION))
    return {"type": "Polygon", "coordinates": [[list(corner) for corner in mapping(rounded)["coordinates"][0]]]}


def square_metres(area: Polygon) -> float:
    """How large an area is on the ground."""
    if area.is_empty:
        return 0.0
    middle = area.centroid
    ground = Ground(middle.x, middle.y)
    return float(area.area * ground.metres_east * ground.metres_north)


def _corner(position: Any) -> tuple[float, float]:
    is_pair = isinstance(position, list | tuple) and len(position) == 2
    if not is_pair or not all(_is_number(part) for part in position):
        raise AreaError("Each corner of the area must be a longitude and a latitude")
    longitude, latitude = float(position[0]), float(position[1])
    if not (-180 <= longitude <= 180 and -66 <= latitude <= 66):
        raise AreaError("The area must lie on the map")
    return longitude, latitude


def _is_number(part: Any) -> bool:
    return isinstance(part, int | float) and not isinstance(part, bool) and isfinite(part)
