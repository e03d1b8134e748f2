"""Made-up events for the benchmark of places: clustered as crime is, the same for everybody who is measured."""

from math import sqrt

import numpy as np
from numpy.typing import NDArray

from counterpart.core.hotspots.events import Events, Precision, Timing
from counterpart.core.hotspots.grids import SquareGrid
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]

SIDE, SQUARES = 250, 240  # 57,600 squares: 60 km by 60 km
KILOMETRES = SIDE * SQUARES // 1000
YEARS = 5
GRID = SquareGrid(BRITISH_NATIONAL_GRID, SIDE, west=2400, south=1200, columns=SQUARES, rows=SQUARES)
_WEST, _SOUTH = GRID.west * SIDE, GRID.south * SIDE


def points(count: int, kilometres: float = KILOMETRES) -> tuple[Floats, Floats]:
    """Metres of events around one centre for every 12 square kilometres, within a square of so many kilometres."""
    made, across = np.random.default_rng(2026), 1000 * kilometres
    centres = made.uniform(0, across, (max(int(kilometres**2 / 12), 1), 2))
    near = centres[made.integers(0, len(centres), count)] + made.normal(0, 1500, (count, 2))
    x, y = np.clip(near, 0, across - 1e-3).T
    return _WEST + x, _SOUTH + y


def days(count: int) -> Whole:
    """A day of five years for each."""
    return np.random.default_rng(7).integers(0, 365 * YEARS, count)


def as_dense_as(count: int, of: int) -> float:
    """Kilometres along the square in which `count` events are as dense as `of` are in the grid."""
    return KILOMETRES * sqrt(count / of)


def events(count: int) -> Events:
    """Events with ranges of up to a day and a half, five kinds, a premises for every twentieth event."""
    made = np.random.default_rng(11)
    x, y = points(count)
    begins = days(count) * 1440 + made.integers(0, 1440, count)
    return Events(
        plane=BRITISH_NATIONAL_GRID,
        precision=Precision.POINT,
        timing=Timing.TIME,
        kinds=("shoplifting", "burglary", "robbery", "criminal-damage-arson", "anti-social-behaviour"),
        x=x,
        y=y,
        begins=begins,
        ends=begins + made.integers(0, 2160, count),
        month=np.zeros(count, dtype=np.int64),
        harm=made.choice([1.0, 183.5, 365.0, 2.0, np.nan], count),
        kind=made.integers(0, 5, count),
        place=made.integers(0, max(count // 20, 1), count),
    )
