"""Events for the tests of forecasts, on British National Grid, and squares to hold them."""

from collections.abc import Sequence

import numpy as np

from counterpart.core.hotspots.events import MINUTES_IN_A_DAY, Events, Precision, Timing
from counterpart.core.hotspots.grids import SquareGrid
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID

SIDE = 250
# 2025-01, as periods.months counts.
JANUARY = 2025 * 12


def squares(columns: int = 12, rows: int = 10) -> SquareGrid:
    """Squares of 250 m from the plane's origin."""
    return SquareGrid(BRITISH_NATIONAL_GRID, SIDE, 0, 0, columns, rows)


def on_days(x: Sequence[float], y: Sequence[float], day: Sequence[float], hours: float = 0) -> Events:
    """One event per point, begun so many days after 1970 and ended so many hours later."""
    begins = np.round(np.asarray(day, dtype=np.float64) * MINUTES_IN_A_DAY).astype(np.int64)
    return _events(Timing.TIME, x, y, begins, begins + round(hours * 60), np.zeros(len(begins), dtype=np.int64))


def in_months(x: Sequence[float], y: Sequence[float], month: Sequence[int]) -> Events:
    """One event per point, of which only the month is known. The minutes are wrong, as nobody may read them."""
    months = np.asarray(month, dtype=np.int64)
    return _events(Timing.MONTH, x, y, np.zeros_like(months), np.zeros_like(months), months)


def at_random(number: int, seed: int, days: int = 400) -> Events:
    """Events over the squares and over so many days, most of them around three places."""
    generator = np.random.default_rng(seed)
    place = generator.choice([500.0, 1200.0, 2200.0], size=number)
    x = np.clip(place + generator.normal(0, 200, number), 0, 2999)
    y = np.clip(place * 0.8 + generator.normal(0, 200, number), 0, 2499)
    return on_days(x, y, generator.uniform(0, days, number))


def _events(
    timing: Timing, x: Sequence[float], y: Sequence[float], begins: np.ndarray, ends: np.ndarray, month: np.ndarray
) -> Events:
    return Events(
        plane=BRITISH_NATIONAL_GRID,
        precision=Precision.POINT,
        timing=timing,
        kinds=("burglary",),
        x=np.asarray(x, dtype=np.float64),
        y=np.asarray(y, dtype=np.float64),
        begins=begins,
        ends=ends,
        month=month,
        harm=np.full(len(begins), np.nan),
        kind=np.zeros(len(begins), dtype=np.int64),
        place=np.full(len(begins), -1, dtype=np.int64),
    )
