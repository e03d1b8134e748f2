"""Planes: degrees of WGS84 as metres, so that distances and squares are what they seem."""

from dataclasses import dataclass
from functools import cache
from math import floor

import numpy as np
from numpy.typing import NDArray
from pyproj import CRS, Transformer

Floats = NDArray[np.float64]
# West, south, east and north, in degrees.
Bounds = tuple[float, float, float, float]

_WGS84 = 4326
_BRITISH = 27700
# The box of British National Grid, as EPSG gives its area of use; Northern Ireland has a grid of its own.
_BRITAIN = (-9.01, 49.75, 2.01, 61.01)
_IRELAND = (-8.2, 51.3, -5.35, 55.45)
_MOST = 0.5
_UTM_NORTH, _UTM_SOUTH = 32600, 32700
_ZONE = 6  # degrees of longitude in a zone of UTM


@dataclass(frozen=True, slots=True)
class Plane:
    """A plane of metres, by its EPSG code."""

    epsg: int

    @property
    def name(self) -> str:
        """Its name as EPSG gives it, such as "OSGB36 / British National Grid"."""
        return str(CRS.from_epsg(self.epsg).name)

    @property
    def is_british(self) -> bool:
        """Whether it is British National Grid."""
        return self.epsg == _BRITISH

    @property
    def bounds(self) -> Bounds:
        """Where its metres are of use; a zone of UTM reaches three degrees into its neighbours."""
        area = CRS.from_epsg(self.epsg).area_of_use
        if self.is_british or area is None:
            return _BRITAIN
        return area.west - _ZONE / 2, area.south, area.east + _ZONE / 2, area.north

    def to_metres(self, longitude: Floats, latitude: Floats) -> tuple[Floats, Floats]:
        """Metres east and north of the plane's origin; infinite where a point has no place on it."""
        east, north = _transformer(_WGS84, self.epsg).transform(longitude, latitude)
        return np.asarray(east, dtype=np.float64), np.asarray(north, dtype=np.float64)

    def to_degrees(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Longitude and latitude of WGS84."""
        longitude, latitude = _transformer(self.epsg, _WGS84).transform(x, y)
        return np.asarray(longitude, dtype=np.float64), np.asarray(latitude, dtype=np.float64)


BRITISH_NATIONAL_GRID = Plane(_BRITISH)


def plane_for(longitude: Floats, latitude: Floats) -> Plane:
    """British National Grid when most points lie in Great Britain, else the zone of UTM of the middle point.

    So a few strays do not change the names of all squares. Raises ValueError without a point.
    """
    if not len(longitude):
        raise ValueError("A plane needs at least one point")
    if float(np.mean(in_great_britain(longitude, latitude))) > _MOST:
        return BRITISH_NATIONAL_GRID
    zone = floor((float(np.median(longitude)) + 180) / _ZONE) % 60 + 1
    return Plane((_UTM_NORTH if float(np.median(latitude)) >= 0 else _UTM_SOUTH) + zone)


def in_great_britain(longitude: Floats, latitude: Floats) -> NDArray[np.bool_]:
    """Which points lie where British National Grid is used, which is not in Ireland."""
    return _within(longitude, latitude, _BRITAIN) & ~_within(longitude, latitude, _IRELAND)


def _within(longitude: Floats, latitude: Floats, box: Bounds) -> NDArray[np.bool_]:
    west, south, east, north = box
    return (longitude >= west) & (longitude <= east) & (latitude >= south) & (latitude <= north)


@cache
def _transformer(source: int, target: int) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)
