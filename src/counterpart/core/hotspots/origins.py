"""The period that comes next, and the past ones that a forecast can be tried on, by what the events tell of time."""

from datetime import UTC, datetime, timedelta
from itertools import count, islice, takewhile
from math import ceil

from counterpart.core.hotspots.asked import Asked, ground_of, wide_grid_of
from counterpart.core.hotspots.events import MINUTES_IN_A_DAY, Events, Timing
from counterpart.core.hotspots.ground import Ground
from counterpart.core.hotspots.spans import Span, days_from, moments, whole_months
from counterpart.core.hotspots.wanted import CannotMap
from counterpart.core.words import plural

# Before the first period that is scored lie so many days of history, or half of what there is where that is less.
_HISTORY = 365 * MINUTES_IN_A_DAY
_DAYS_IN_A_MONTH = 31


def next_period(events: Events, asked: Asked) -> Span:
    """The days after all events were known, or the months after the last one's: as many as `asked.days` fill."""
    _, known = moments(events)
    if events.timing is Timing.MONTH:
        return whole_months(int(events.month.max()) + 1, ceil(asked.days / _DAYS_IN_A_MONTH))
    return days_from(ceil((int(known.max()) + 1) / MINUTES_IN_A_DAY) * MINUTES_IN_A_DAY, asked.days)


def past_periods(events: Events, asked: Asked, most: int = 0) -> list[Span]:
    """The periods before the next one, the oldest first; the newest `most` of them (0: all with enough history)."""
    (middle, known), following = moments(events), next_period(events, asked)
    oldest = int(middle.min())
    # An event that may have happened until yesterday was not known before: without any, there is no area yet.
    first = max(oldest + min(_HISTORY, (following.start - oldest) // 2), int(known.min()))
    earlier = takewhile(lambda one: one.start >= first, (following.earlier(number) for number in count(1)))
    return list(islice(earlier, most or None))[::-1]


def periods_to_score(events: Events, asked: Asked) -> list[Span]:
    """`asked.periods` past periods. Raises CannotMap when there are none, or fewer."""
    periods = past_periods(events, asked, asked.periods)
    if len(periods) < max(asked.periods, 1):
        there = plural(len(periods), "period") if periods else "no period"
        raise CannotMap(
            f"There is history for {there} to score: before the first lies a year, or half of what there is. Give older"
            " data as well, or ask for fewer periods or shorter ones",
            "data",
            "periods",
            "days",
        )
    return periods


def ground_before(events: Events, asked: Asked, first: Span) -> Ground:
    """The area as it was known before the first period that is scored: later events must not draw it."""
    _, known = moments(events)
    earlier = events.where(known <= first.start)
    return ground_of(wide_grid_of(events, asked), earlier, asked)


def dates(start: int, end: int) -> str:
    """The first and the last day of [start, end), in words."""
    first, last = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=minute) for minute in (start, end - 1))
    return f"{first.day} {first:%B %Y} to {last.day} {last:%B %Y}"
