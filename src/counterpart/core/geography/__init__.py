"""Where a point lies: boundary files and point in polygon."""

from counterpart.core.geography.boundaries import (
    DISTRICTS,
    LSOAS_2021,
    WARDS_2025,
    Boundary,
    BoundaryFileError,
    Layer,
    read_boundaries,
)
from counterpart.core.geography.polygon_index import PolygonIndex

__all__ = [
    "DISTRICTS",
    "LSOAS_2021",
    "WARDS_2025",
    "Boundary",
    "BoundaryFileError",
    "Layer",
    "PolygonIndex",
    "read_boundaries",
]
