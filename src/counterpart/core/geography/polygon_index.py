"""Point in polygon over many polygons, through a spatial tree."""

from collections.abc import Callable, Iterable
from math import cos, isfinite, radians

import numpy as np
from numpy.typing import NDArray
from shapely import Point, STRtree, transform

from counterpart.core.geography.boundaries import Boundary

_METRES_IN_A_DEGREE = 111_320  # of latitude; a mean, as the Earth is not quite a sphere


class PolygonIndex:
    """Answers which of many places holds a point.

    Coordinates are WGS84 degrees, longitude first. Building costs one tree; a question
    looks at the few polygons whose boxes hold the point.
    """

    def __init__(self, boundaries: Iterable[Boundary]) -> None:
        # Sorted, so that the lowest index below is the lowest code.
        self._boundaries = sorted(boundaries, key=lambda boundary: boundary.code)
        self._tree = STRtree([boundary.shape for boundary in self._boundaries])

    def find(self, lon: float, lat: float) -> str | None:
        """The code of the place that holds the point, edges included.

        A point on a shared edge belongs to the lowest code, so that the answer is always the
        same one. None outside every place, and for a coordinate that is not a finite number.
        """
        if not (isfinite(lon) and isfinite(lat)):
            return None
        hits = self._tree.query(Point(lon, lat), predicate="intersects")
        return self._boundaries[min(hits)].code if len(hits) else None

    def nearest(self, lon: float, lat: float, *, parent: str, within_metres: float) -> str | None:
        """The code of the nearest place inside `parent`, or None when all lie further away.

        For a point on an edge where two layers were generalised differently. Looks at every
        child of the parent: use it for the rare point, not for every one.
        """
        to_plane = _to_plane(lat)
        point = transform(Point(lon, lat), to_plane)
        distances = [
            (transform(boundary.shape, to_plane).distance(point), boundary.code)
            for boundary in self._boundaries
            if boundary.parent == parent
        ]
        metres, code = min(distances, default=(float("inf"), ""))
        return code if metres <= within_metres else None


def _to_plane(lat: float) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
    """Degrees to metres near one latitude: good to 1 in 100 over some tens of kilometres."""
    scale = np.array([cos(radians(lat)), 1.0]) * _METRES_IN_A_DEGREE
    return lambda coordinates: coordinates * scale
