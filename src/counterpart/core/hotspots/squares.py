"""Squares by name: what a stored name stands for, without the grid that it came from.

A name is that of `grids.SquareGrid.name`, such as "bng-250-2492-1233".
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from counterpart.core.hotspots.events import Floats, Whole
from counterpart.core.hotspots.grids import LARGEST_SIDE, SMALLEST_SIDE, Ring, square_outline
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID, Bounds, Plane

_NAME = re.compile(r"(?:bng|epsg(\d{4,5}))-(\d{2,5})-(-?\d{1,6})-(-?\d{1,6})")
# The letters of British National Grid run without I, from the north-west: squares of 500 km, then of 100 km.
_LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"
_HUNDRED = 100_000
_LITTLE = 0.0001


class SquareError(ValueError):
    """A text names no square. The message says what was expected."""


@dataclass(frozen=True, slots=True, order=True)
class Square:
    """A square by its side in metres, and its south-west corner in sides east and north of the plane's origin."""

    epsg: int
    side: int
    column: int
    row: int

    @property
    def plane(self) -> Plane:
        """The plane that it lies in."""
        return Plane(self.epsg)

    @property
    def name(self) -> str:
        """The name that `parse` reads."""
        plane = "bng" if self.plane.is_british else f"epsg{self.epsg}"
        return f"{plane}-{self.side}-{self.column}-{self.row}"

    @property
    def centre(self) -> tuple[float, float]:
        """Metres of its middle."""
        return (self.column + 0.5) * self.side, (self.row + 0.5) * self.side

    @property
    def outline(self) -> Ring:
        """Its corners in degrees of WGS84, counter-clockwise, the first again at the end."""
        return square_outline(self.plane, self.side, self.column, self.row)

    @property
    def bounds(self) -> Bounds:
        """Degrees that hold all of it, and a little more: its edges are not quite straight in them."""
        east, north = zip(*self.outline, strict=True)
        return min(east) - _LITTLE, min(north) - _LITTLE, max(east) + _LITTLE, max(north) + _LITTLE

    @property
    def middle(self) -> tuple[float, float]:
        """Longitude and latitude of its middle."""
        x, y = self.centre
        longitude, latitude = self.plane.to_degrees(np.array([x]), np.array([y]))
        return float(longitude[0]), float(latitude[0])

    @property
    def reference(self) -> str:
        """Its south-west corner as people give it: "TG 2300 0825" in Great Britain, metres elsewhere."""
        east, north = self.column * self.side, self.row * self.side
        letters = _letters(east, north) if self.plane.is_british else ""
        if not letters:
            return f"{east} E {north} N"
        return f"{letters} {east % _HUNDRED // 10:04d} {north % _HUNDRED // 10:04d}"

    def block(self, number: int) -> "Square":
        """The square of `number` by as many that it lies in: one partition of the plane."""
        return Square(self.epsg, self.side * number, self.column // number, self.row // number)

    def around(self, reach: int = 1) -> list["Square"]:
        """The squares at most `reach` steps away, itself among them, from the south-west."""
        steps = range(-reach, reach + 1)
        return [replace(self, column=self.column + east, row=self.row + north) for north in steps for east in steps]


def parse(name: str) -> Square:
    """The square of a name. Raises SquareError for any other text."""
    found = _NAME.fullmatch(name)
    if not found:
        raise SquareError(f"{name!r} is the name of no square; expected one such as bng-250-2492-1233")
    epsg, side, column, row = found.groups()
    if not SMALLEST_SIDE <= int(side) <= LARGEST_SIDE:
        raise SquareError(f"{name!r} has a side of {side} m; expected {SMALLEST_SIDE} to {LARGEST_SIDE} m")
    return Square(int(epsg or BRITISH_NATIONAL_GRID.epsg), int(side), int(column), int(row))


def squares_at(plane: Plane, side: int, x: Floats, y: Floats) -> list[Square]:
    """The square that holds each point, its west and south edges included."""
    columns, rows = _counted(x, side), _counted(y, side)
    return [Square(plane.epsg, side, column, row) for column, row in zip(columns, rows, strict=True)]


def ring_around(squares: Iterable[Square], reach: int) -> set[Square]:
    """The squares at most `reach` steps from one of these, without these."""
    inner = set(squares)
    return {near for square in inner for near in square.around(reach)} - inner


def _counted(metres: Floats, side: int) -> list[int]:
    whole: Whole = np.floor(metres / side).astype(np.int64)
    counted: list[int] = whole.tolist()
    return counted


def _letters(east: int, north: int) -> str:
    """The two letters of a square of 100 km; empty beyond them."""
    column, row = east // _HUNDRED, north // _HUNDRED
    if not (0 <= column < 7 and 0 <= row < 13):
        return ""
    first = (19 - row) - (19 - row) % 5 + (column + 10) // 5
    second = (19 - row) * 5 % 25 + column % 5
    return _LETTERS[first] + _LETTERS[second]
