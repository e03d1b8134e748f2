"""When in the week events happen, from times that are often only known to lie between two moments.

Aoristic (Ratcliffe 2000): an event that happened some time between two moments counts in each hour in proportion to
how much of the range lies in it. Each event counts one in all, so the profile adds up to the events that it is made of.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import numpy as np

from counterpart.core.hotspots import rules
from counterpart.core.hotspots.events import MINUTES_IN_A_DAY, Events, Floats, Timing, Whole
from counterpart.core.periods.local_time import LONDON

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAYS, _HOURS = 7, 24
_EPOCH_WEEKDAY = 3  # Thursday, where Monday is 0


@dataclass(frozen=True, slots=True, eq=False)
class TimeOfWeek:
    """Events by the clock on the wall. `hours`: shape (7, 24), Monday and midnight first; adds up to `known`.

    `ranges`: how many of the known were spread, being known to no better than an hour. `not_known`: events that say
    nothing of their hour, because only the month is known or the range is longer than the rule allows.
    """

    hours: Floats
    known: int
    ranges: int
    not_known: int


def time_of_week(events: Events, zone: ZoneInfo = LONDON) -> TimeOfWeek:
    """Spread each event over the hours of its range; an event without a range counts in its hour.

    Ranges over a change of the clocks are right. Raises ValueError for a zone that is not whole hours from UTC.
    """
    length = events.ends - events.begins
    known = length <= rules.load().longest_range_days * MINUTES_IN_A_DAY
    if events.timing is Timing.MONTH:
        known[:] = False
    return TimeOfWeek(
        hours=_spread(events.begins[known], length[known], zone),
        known=int(known.sum()),
        ranges=int((length[known] >= 60).sum()),
        not_known=int((~known).sum()),
    )


def _spread(begins: Whole, length: Whole, zone: ZoneInfo) -> Floats:
    """Each event's share in each hour since the first one, folded into a week."""
    if not len(begins):
        return np.zeros((_DAYS, _HOURS))
    length = np.maximum(length, 1)
    ends = begins + length
    start = int(begins.min()) // 60
    hours = int(ends.max()) // 60 - start + 1
    shares = _shares(begins - 60 * start, ends - 60 * start, hours)
    week = np.bincount(_hours_of_week(start, hours, zone), weights=shares, minlength=_DAYS * _HOURS)
    return week.astype(np.float64).reshape(_DAYS, _HOURS)


def _shares(begins: Whole, ends: Whole, hours: int) -> Floats:
    """How much of all events lies in each hour: the part of the first, the part of the last, and 60 minutes between."""
    first, last, rate = begins // 60, ends // 60, 1 / (ends - begins)
    shares = np.bincount(first, weights=(np.minimum(60 * (first + 1), ends) - begins) * rate, minlength=hours)
    many = last > first
    first, last, rate = first[many], last[many], rate[many]
    shares += np.bincount(last, weights=(ends[many] - 60 * last) * rate, minlength=hours)
    began = np.bincount(first + 1, weights=rate, minlength=hours) - np.bincount(last, weights=rate, minlength=hours)
    return np.asarray(np.maximum(shares + 60 * np.cumsum(began), 0), dtype=np.float64)


def _hours_of_week(start: int, hours: int, zone: ZoneInfo) -> Whole:
    """The hour of the local week of each hour since 1970, from `start` on: 0 is Monday from midnight."""
    local = np.arange(start, start + hours) + _hours_ahead(start, hours, zone)
    return np.asarray((local + _HOURS * _EPOCH_WEEKDAY) % (_DAYS * _HOURS), dtype=np.int64)


def _hours_ahead(start: int, hours: int, zone: ZoneInfo) -> Whole:
    """How many hours the clocks are ahead of UTC, hour by hour; days on which nothing changes are asked once."""
    ahead = np.empty(hours, dtype=np.int64)
    for at in range(0, hours, _HOURS):
        end = min(at + _HOURS, hours)
        ahead[at:end] = _ahead(start + at, zone)
        if _ahead(start + end, zone) != ahead[at]:
            ahead[at:end] = [_ahead(hour, zone) for hour in range(start + at, start + end)]
    return ahead


def _ahead(hour: int, zone: ZoneInfo) -> int:
    offset = (_EPOCH + timedelta(hours=hour)).astimezone(zone).utcoffset() or timedelta()
    whole, rest = divmod(offset, timedelta(hours=1))
    if rest:
        raise ValueError(f"The clocks of {zone.key} are not whole hours from UTC, so hours cannot be told apart")
    return whole
