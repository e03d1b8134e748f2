"""Spans of time for forecasts: a run of days, or whole months, with those that came before.

What only has a month is set in UTC here: from the first minute of its month to the first of the next.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from counterpart.core.hotspots.events import MINUTES_IN_A_DAY, Events, Timing, Whole
from counterpart.core.periods.months import first_day, month_of


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The minutes [start, end) since 1970-01-01 00:00 UTC. `months` is how many whole months they are, 0 for days."""

    start: int
    end: int
    months: int = 0

    def __post_init__(self) -> None:
        if self.end <= self.start:
            raise ValueError(f"A span needs to end after it begins; got {self.start} to {self.end}")

    @property
    def days(self) -> float:
        """Its length in days."""
        return (self.end - self.start) / MINUTES_IN_A_DAY

    def earlier(self, periods: int) -> "Span":
        """The span of the same kind so many periods before it; a negative number is later."""
        if self.months:
            return whole_months(_month(self.start) - periods * self.months, self.months)
        length = self.end - self.start
        return Span(self.start - periods * length, self.end - periods * length)


def days_from(start: int, days: int) -> Span:
    """So many days from a minute on."""
    return Span(start, start + days * MINUTES_IN_A_DAY)


def whole_months(first: int, months: int = 1) -> Span:
    """So many whole months from a month on (months count as periods.months does)."""
    return Span(minute_of(first_day(first)), minute_of(first_day(first + months)), months)


def following(first: Span, periods: int) -> list[Span]:
    """A span and those of the same kind that follow it, so many in all."""
    return [first.earlier(-number) for number in range(periods)]


def minute_of(day: date) -> int:
    """The first minute of a day, in minutes since 1970, by UTC."""
    return int(datetime.combine(day, time(), UTC).timestamp()) // 60


def moments(events: Events) -> tuple[Whole, Whole]:
    """The minute that stands for each event, and the minute from which it is taken to be known.

    That is the end of its range, or the start of the month in which it was recorded where that is later. What only
    has a month is known when that is over.
    """
    begins = _first_minutes(events.month)
    if events.timing is not Timing.MONTH:
        return events.middle, np.maximum(events.ends, begins)
    ends = _first_minutes(events.month + 1)
    return begins + (ends - begins) // 2, ends


def _first_minutes(months: Whole) -> Whole:
    since_1970 = months - month_of(date(1970, 1, 1))
    return since_1970.astype("datetime64[M]").astype("datetime64[m]").astype(np.int64)


def _month(minute: int) -> int:
    return month_of(date(1970, 1, 1) + timedelta(days=minute // MINUTES_IN_A_DAY))
