"""Repeat and chronic locations: where so many events came in rolling months, by the rules of core.harm.repeats.

A location is whatever the caller numbers: premises (`Events.place`), cells of a grid, anonymised map points.
"""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from counterpart.core.harm import repeats
from counterpart.core.hotspots.events import Events, Timing, Whole

_EPOCH = date(1970, 1, 1)
_REPEAT, _CHRONIC = "repeat_premises", "chronic"


@dataclass(frozen=True, slots=True, eq=False)
class RepeatLocations:
    """One row for each location that had an event: the busiest first, then by number.

    `events`: those in the months of the rule that end with the location's newest event, itself included. `newest`: the
    day of that event since 1970, or its month where only months are known.
    """

    location: Whole
    events: Whole
    newest: Whole
    is_repeat: NDArray[np.bool_]
    is_chronic: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.location)


def repeat_locations(events: Events, location: Whole) -> RepeatLocations:
    """Count each location's events; those without one (-1) are left out."""
    events, location = events.where(location >= 0), location[location >= 0]
    names, row = np.unique(location, return_inverse=True)
    time = events.month if events.timing is Timing.MONTH else events.days
    newest = np.full(len(names), np.iinfo(np.int64).min)
    np.maximum.at(newest, row, time)
    repeated, chronic = (
        np.bincount(row[time >= _first(code, newest, events.timing)[row]], minlength=len(names))
        for code in (_REPEAT, _CHRONIC)
    )
    order = np.lexsort((names, -repeated))
    return RepeatLocations(
        location=names[order],
        events=repeated[order],
        newest=newest[order],
        is_repeat=repeated[order] >= repeats.rule(_REPEAT).at_least,
        is_chronic=chronic[order] >= repeats.rule(_CHRONIC).at_least,
    )


def points_of(events: Events) -> Whole:
    """A number for each point on the ground, to the metre: events at one point are at one location."""
    metres = np.column_stack((np.rint(events.x), np.rint(events.y)))
    return np.unique(metres, axis=0, return_inverse=True)[1].reshape(-1).astype(np.int64)


def _first(code: str, newest: Whole, timing: Timing) -> Whole:
    """The first day or month that counts, for each newest one."""
    if timing is Timing.MONTH:
        return newest - repeats.rule(code).months + 1
    days, row = np.unique(newest, return_inverse=True)
    firsts = [(repeats.window(code, _EPOCH + timedelta(days=day))[0] - _EPOCH).days for day in days.tolist()]
    return np.array(firsts, dtype=np.int64)[row]
