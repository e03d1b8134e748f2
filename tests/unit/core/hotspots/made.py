"""Events on a line, made for one test."""

from collections.abc import Sequence

import numpy as np

from counterpart.core.hotspots.events import MINUTES_IN_A_DAY, Events, Precision, Timing
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID


def made_events(
    *,
    x: Sequence[float],
    days: Sequence[int] = (),
    minutes: Sequence[tuple[int, int]] = (),
    months: Sequence[int] = (),
    kinds: Sequence[str] = (),
    harm: Sequence[float] = (),
    places: Sequence[int] = (),
) -> Events:
    """One event for each x, at 0 m north: on a day since 1970 (at noon), or between two minutes."""
    count = len(x)
    noon = [(day * MINUTES_IN_A_DAY + 720,) * 2 for day in days]
    begins, ends = np.array(minutes or noon or [(0, 0)] * count, dtype=np.int64).reshape(count, 2).T
    names = tuple(dict.fromkeys(kinds)) or ("shoplifting",)
    return Events(
        plane=BRITISH_NATIONAL_GRID,
        precision=Precision.POINT,
        timing=Timing.TIME,
        kinds=names,
        x=np.array(x, dtype=np.float64),
        y=np.zeros(count),
        begins=begins,
        ends=ends,
        month=np.array(months or [0] * count, dtype=np.int64),
        harm=np.array(harm or [1.0] * count, dtype=np.float64),
        kind=np.array([names.index(kind) for kind in kinds] or [0] * count, dtype=np.int64),
        place=np.array(places or [-1] * count, dtype=np.int64),
    )
