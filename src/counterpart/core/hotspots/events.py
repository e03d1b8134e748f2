"""Events: what happened where and when, as columns, in metres. All of `hotspots` reads these and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterpart.core.hotspots.planes import Plane

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]
MINUTES_IN_A_DAY = 1440


class Precision(StrEnum):
    """What the points are."""

    POINT = "point"  # the place itself
    STREET = "street"  # an anonymised map point, which many places share


class Timing(StrEnum):
    """What is known of the time."""

    TIME = "time"  # a moment or a range of moments
    MONTH = "month"  # the month alone, as in data.police.uk


@dataclass(frozen=True, slots=True, eq=False)
class Events:
    """Events as columns of one length; row i of each column is event i.

    `x`, `y`: metres in `plane`. `begins`, `ends`: whole minutes since 1970-01-01 00:00 UTC; the event lies between the
    two, both included, and month-only events span their month. `month` counts as periods.months does. `harm`: days by
    one table of harm weights, NaN where there is no weight. `kind`: index into `kinds`. `place`: index of the premises,
    -1 where unknown; it tells two premises apart and names none.
    """

    plane: Plane
    precision: Precision
    timing: Timing
    kinds: tuple[str, ...]
    x: Floats
    y: Floats
    begins: Whole
    ends: Whole
    month: Whole
    harm: Floats
    kind: Whole
    place: Whole

    def __post_init__(self) -> None:
        lengths = {name: len(getattr(self, name)) for name in _COLUMNS}
        if len(set(lengths.values())) > 1:
            raise ValueError(f"The columns of events are of one length, got {lengths}")
        if len(self) and not (np.isfinite(self.x).all() and np.isfinite(self.y).all()):
            raise ValueError("Every event needs a finite point; leave those without one out, and say how many")
        if bool(np.any(self.ends < self.begins)):
            raise ValueError("An event ends before it begins")

    def __len__(self) -> int:
        return len(self.x)

    def where(self, chosen: NDArray[Any]) -> "Events":
        """The events that a mask or a list of rows chooses, in order."""
        return replace(self, **{name: getattr(self, name)[chosen] for name in _COLUMNS})

    def of_kind(self, *kinds: str) -> "Events":
        """The events of these kinds; a kind that there is none of chooses none."""
        wanted = [index for index, name in enumerate(self.kinds) if name in kinds]
        return self.where(np.isin(self.kind, wanted))

    def between(self, start: int, end: int) -> "Events":
        """The events whose middle lies in [start, end), in minutes since 1970."""
        return self.where((self.middle >= start) & (self.middle < end))

    def moved(self, east: float, north: float) -> "Events":
        """The same events, each moved so many metres."""
        return replace(self, x=self.x + east, y=self.y + north)

    @property
    def middle(self) -> Whole:
        """The middle of each event's range, in minutes since 1970: the moment that stands for it."""
        return np.asarray(self.begins + (self.ends - self.begins) // 2, dtype=np.int64)

    @property
    def days(self) -> Whole:
        """The day of each event's middle, in whole days since 1970, by UTC."""
        return np.asarray(self.middle // MINUTES_IN_A_DAY, dtype=np.int64)


_COLUMNS: Sequence[str] = tuple(
    field.name for field in fields(Events) if field.name not in ("plane", "precision", "timing", "kinds")
)
