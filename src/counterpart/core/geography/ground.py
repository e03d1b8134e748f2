"""Metres on the ground around one point: a flat plane that touches the WGS84 ellipsoid there.

Right to 1 in 10,000 within two kilometres of the point, anywhere between the polar circles, which is what a street, a
camera or a drawn area needs. Bearings are degrees clockwise from north.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, hypot, radians, sin, sqrt

Position = tuple[float, float]

_EQUATOR = 6_378_137.0  # metres; WGS84
_FLATTENING = 1 / 298.257223563
_SQUARED = _FLATTENING * (2 - _FLATTENING)


@dataclass(frozen=True, slots=True)
class Ground:
    """The plane around a point, in degrees of WGS84."""

    longitude: float
    latitude: float

    @property
    def metres_east(self) -> float:
        """Metres in a degree of longitude."""
        phi = radians(self.latitude)
        return radians(1) * cos(phi) * _EQUATOR / sqrt(1 - _SQUARED * sin(phi) ** 2)

    @property
    def metres_north(self) -> float:
        """Metres in a degree of latitude."""
        phi = radians(self.latitude)
        return float(radians(1) * _EQUATOR * (1 - _SQUARED) / (1 - _SQUARED * sin(phi) ** 2) ** 1.5)

    def away(self, metres: float, bearing: float) -> Position:
        """Longitude and latitude of the point so far away in that direction."""
        angle = radians(bearing)
        return (
            self.longitude + metres * sin(angle) / self.metres_east,
            self.latitude + metres * cos(angle) / self.metres_north,
        )

    def distance(self, position: Position) -> float:
        """Metres from the point to another, given as longitude and latitude."""
        return hypot(*self.to_metres(position))

    def to_metres(self, position: Position) -> tuple[float, float]:
        """Metres east and north of the point."""
        longitude, latitude = position
        return (longitude - self.longitude) * self.metres_east, (latitude - self.latitude) * self.metres_north

    def ring(self, metres: float, bearings: Iterable[float]) -> list[Position]:
        """The points so far away in each direction, in order."""
        return [self.away(metres, bearing) for bearing in bearings]
