"""Demand locations: incidents and crimes at each, with harm, officers' hours, and whether there are more than before.

Counts and harm stand side by side and are never added up. The trend is this window against one of the same length
before it, with the exact interval of the ratio of two Poisson counts; too few events to conclude from are flagged.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betaincinv

from counterpart.core.hotspots import rules
from counterpart.core.hotspots.events import Events, Floats, Timing, Whole

# Kinds that are incidents and no crimes, by data.police.uk's slugs.
INCIDENT_KINDS = frozenset({"anti-social-behaviour"})
_SURE = 0.95

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Windows:
    """Two windows of one length, half-open: in days since 1970, or in months where only months are known."""

    end: int
    length: int
    apart: int

    def __post_init__(self) -> None:
        if self.length < 1 or self.apart < self.length:
            raise ValueError(f"Windows are 1 long or more, and no less apart; got {self.length} and {self.apart}")

    def now(self, time: Whole) -> Mask:
        """What lies in the later window."""
        return self._holds(time, self.end)

    def before(self, time: Whole) -> Mask:
        """What lies in the earlier window."""
        return self._holds(time, self.end - self.apart)

    def _holds(self, time: Whole, end: int) -> Mask:
        return np.asarray((time >= end - self.length) & (time < end), dtype=np.bool_)


@dataclass(frozen=True, slots=True, eq=False)
class Demand:
    """One row for each location with enough events now: the most harm first, then the most events.

    `harm` is that of the events whose weight is known, of which there are `weighed`. `hours` is NaN where nobody kept
    any. `ratio` is now against before, with its interval (`low`, `high`): NaN without any event before, and then the
    interval has no upper end (infinite). `is_few`: too few, now and before together, to conclude from.
    """

    location: Whole
    incidents: Whole
    crimes: Whole
    harm: Floats
    weighed: Whole
    hours: Floats
    before: Whole
    ratio: Floats
    low: Floats
    high: Floats
    is_few: Mask

    def __len__(self) -> int:
        return len(self.location)

    @property
    def events(self) -> Whole:
        """Incidents and crimes."""
        return self.incidents + self.crimes


def demand(
    events: Events,
    location: Whole,
    windows: Windows,
    *,
    hours: Floats | None = None,
    is_crime: Mask | None = None,
    at_least: int | None = None,
) -> Demand:
    """The demand at each location that is numbered 0 or more and had `at_least` events now (the rule's, unless given).

    `hours`: of officers, by event, NaN where nobody kept them. `is_crime`: by event; unless given, by INCIDENT_KINDS.
    """
    rule = rules.load()
    time = events.month if events.timing is Timing.MONTH else events.days
    names, row = np.unique(location, return_inverse=True)
    now, before = windows.now(time) & (location >= 0), windows.before(time) & (location >= 0)
    crime = ~_is_incident(events) if is_crime is None else is_crime
    count = _Counter(row, len(names))
    incidents, crimes, earlier = count.of(now & ~crime), count.of(now & crime), count.of(before)
    harm, weighed = count.sum(now, events.harm)
    worked, kept = count.sum(now, np.full(len(events), np.nan) if hours is None else hours)
    total = incidents + crimes
    low, high = ratio_interval(total, earlier)
    chosen = np.flatnonzero(total >= max(rule.demand_at_least if at_least is None else at_least, 1))
    order = chosen[np.lexsort((names[chosen], -total[chosen], -harm[chosen]))]
    return Demand(
        location=names[order],
        incidents=incidents[order],
        crimes=crimes[order],
        harm=harm[order],
        weighed=weighed[order],
        hours=np.where(kept > 0, worked, np.nan)[order],
        before=earlier[order],
        ratio=np.divide(total, earlier, out=np.full(len(names), np.nan), where=earlier > 0)[order],
        low=low[order],
        high=high[order],
        is_few=(total + earlier < rule.too_few)[order],
    )


def usual_windows(events: Events, end: int) -> Windows:
    """Windows of the rule's length, one right before the other; as many whole months where days are not known."""
    days = rules.load().demand_days
    length = round(days / 30) if events.timing is Timing.MONTH else days
    return Windows(end, length, length)


def ratio_interval(now: Whole, before: Whole, sure: float = _SURE) -> tuple[Floats, Floats]:
    """The exact interval of the ratio of two Poisson rates over equal time (Clopper and Pearson's, given the total).

    From 0 without an event now; without an upper end (infinite) without one before.
    """
    tail = (1 - sure) / 2
    with np.errstate(divide="ignore"):
        low = np.where(now > 0, betaincinv(np.maximum(now, 1), before + 1.0, tail), 0.0)
        high = np.where(before > 0, betaincinv(now + 1.0, np.maximum(before, 1), 1 - tail), 1.0)
        return low / (1 - low), high / (1 - high)


class _Counter:
    """Counts and sums by row."""

    def __init__(self, row: Whole, rows: int) -> None:
        self._row, self._rows = row, rows

    def of(self, chosen: Mask) -> Whole:
        return np.bincount(self._row[chosen], minlength=self._rows)

    def sum(self, chosen: Mask, values: Floats) -> tuple[Floats, Whole]:
        """The sum of the known values, and how many are known."""
        known = chosen & ~np.isnan(values)
        sums = np.bincount(self._row[known], weights=values[known], minlength=self._rows)
        return sums.astype(np.float64), self.of(known)


def _is_incident(events: Events) -> Mask:
    return np.isin(events.kind, [index for index, kind in enumerate(events.kinds) if kind in INCIDENT_KINDS])
