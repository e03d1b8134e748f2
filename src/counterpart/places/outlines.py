"""Outlines of the places of one force, as maps draw them: simplified once, kept in memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from shapely.geometry import MultiPolygon, Polygon

from counterpart.core.geography.boundaries import Boundary
from counterpart.core.geography.outlines import FOR_A_COUNTY, FOR_A_DISTRICT, simplified, to_geojson
from counterpart.places import boundaries


@dataclass(frozen=True, slots=True)
class Outlines:
    """Shapes and names by code, and the same as GeoJSON. Codes are those of the models."""

    names: Mapping[str, str]
    shapes: Mapping[str, Polygon | MultiPolygon]
    geojson: Mapping[str, Any]


def districts() -> Outlines:
    """The districts of the force."""
    return _districts(settings.BOUNDARIES)


def lsoas(district: str) -> Outlines | None:
    """The LSOAs (2021) of a district; None for a district that the boundary files do not hold."""
    # Only names that there are: anybody may ask for any, and what is found is kept.
    return _lsoas(settings.BOUNDARIES, district) if district in districts().names else None


@cache
def _districts(folder: Path) -> Outlines:
    return _outlines(boundaries.read(folder).districts, FOR_A_COUNTY)


@cache
def _lsoas(folder: Path, district: str) -> Outlines | None:
    found = tuple(lsoa for lsoa in boundaries.read(folder).lsoas if lsoa.parent == district)
    return _outlines(found, FOR_A_DISTRICT) if found else None


def _outlines(places: tuple[Boundary, ...], tolerance: float) -> Outlines:
    shapes = simplified(places, tolerance)
    return Outlines({place.code: place.name for place in places}, shapes, to_geojson(places, shapes))
