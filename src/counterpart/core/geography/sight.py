"""What a camera sees of the ground: a slice of a circle, or the whole circle where it looks all round."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, isfinite

from shapely import Point, Polygon

from counterpart.core.geography.ground import Ground

ALL_ROUND = 360
FURTHEST = 500  # metres; what lies further is too small in the picture to be of use
# An arc is drawn by chords of at most so many degrees: they cut off 1 in 1,000 of the reach.
_STEP = 5


@dataclass(frozen=True, slots=True)
class Sight:
    """A camera at a point (WGS84), looking along `bearing` and half of `width` degrees to each side.

    `bearing` is clockwise from north; nothing where `width` is ALL_ROUND. Raises ValueError out of range.
    """

    longitude: float
    latitude: float
    bearing: float
    width: float
    reach_metres: float

    def __post_init__(self) -> None:
        numbers = (self.longitude, self.latitude, self.bearing, self.width, self.reach_metres)
        if not all(isfinite(number) for number in numbers):
            raise ValueError(f"A sight is made of finite numbers, got {numbers}")
        if not (0 < self.width <= ALL_ROUND and 0 < self.reach_metres <= FURTHEST):
            raise ValueError(f"A camera sees over 0 to 360 degrees and 0 to {FURTHEST} metres, got {numbers[3:]}")

    @property
    def polygon(self) -> Polygon:
        """The ground that is seen, in degrees of WGS84."""
        ground = Ground(self.longitude, self.latitude)
        arc = ground.ring(self.reach_metres, self._bearings())
        return Polygon(arc if self.width == ALL_ROUND else [(self.longitude, self.latitude), *arc])

    def touches(self, area: Polygon) -> bool:
        """Whether any of the area is seen, or the camera itself stands in it; edges count."""
        return bool(self.polygon.intersects(area) or area.intersects(Point(self.longitude, self.latitude)))

    def _bearings(self) -> Iterator[float]:
        steps = ceil(self.width / _STEP)
        first = self.bearing - self.width / 2
        last = steps if self.width == ALL_ROUND else steps + 1
        return (first + self.width * step / steps for step in range(last))
