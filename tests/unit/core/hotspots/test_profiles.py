"""Time of week: ranges spread by the clock on the wall."""

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from counterpart.core.hotspots.events import Timing
from counterpart.core.hotspots.profiles import TimeOfWeek, time_of_week
from tests.unit.core.hotspots.made import made_events

MONDAY, TUESDAY, THURSDAY, FRIDAY, SUNDAY = 0, 1, 3, 4, 6


def minute(text: str) -> int:
    return int(datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()) // 60


def profile(*ranges: tuple[str, str]) -> TimeOfWeek:
    minutes = [(minute(begins), minute(ends)) for begins, ends in ranges]
    return time_of_week(made_events(x=[0] * len(ranges), minutes=minutes))


def filled(found: TimeOfWeek) -> dict[tuple[int, int], float]:
    return {(int(day), int(hour)): found.hours[day, hour] for day, hour in np.argwhere(found.hours > 1e-12)}


def test_a_moment_is_in_its_hour() -> None:
    found = profile(("2026-01-05T17:59", "2026-01-05T17:59"))
    assert filled(found) == {(MONDAY, 17): 1}
    assert (found.known, found.ranges, found.not_known) == (1, 0, 0)
    epoch = profile(("1970-01-01T00:00", "1970-01-01T00:00"))
    assert filled(epoch) == {(THURSDAY, 1): 1}  # Britain kept summer time all winter then


def test_a_range_is_spread_evenly() -> None:
    """Closed at 17:30, found broken into at 09:00: 15 hours and a half."""
    found = profile(("2026-01-05T17:30", "2026-01-06T09:00"))
    shares = filled(found)
    assert shares[MONDAY, 17] == pytest.approx(0.5 / 15.5)
    assert shares[MONDAY, 18] == shares[TUESDAY, 8] == pytest.approx(1 / 15.5)
    assert (TUESDAY, 9) not in shares
    assert (found.known, found.ranges) == (1, 1)


def test_summer_is_by_the_clock_on_the_wall() -> None:
    assert filled(profile(("2026-07-06T17:10", "2026-07-06T17:20"))) == {(MONDAY, 18): 1}


def test_the_hour_that_comes_twice_and_the_hour_that_never_does() -> None:
    twice = filled(profile(("2026-10-24T23:00", "2026-10-25T03:00")))  # 00:00 to 03:00 by the clock: four hours
    assert twice == pytest.approx({(SUNDAY, 0): 0.25, (SUNDAY, 1): 0.5, (SUNDAY, 2): 0.25})
    never = filled(profile(("2026-03-29T00:00", "2026-03-29T03:00")))  # 00:00 to 04:00 by the clock: three hours
    assert never == pytest.approx({(SUNDAY, 0): 1 / 3, (SUNDAY, 2): 1 / 3, (SUNDAY, 3): 1 / 3})


def test_a_week_is_every_hour_and_longer_is_not_known() -> None:
    found = profile(("2026-01-05T00:00", "2026-01-12T00:00"), ("2026-01-05T00:00", "2026-01-12T00:01"))
    assert found.hours == pytest.approx(np.full((7, 24), 1 / 168))
    assert (found.known, found.not_known) == (1, 1)


def test_a_month_says_nothing_of_the_hour() -> None:
    found = time_of_week(replace(made_events(x=[0, 1], days=[3, 4]), timing=Timing.MONTH))
    assert not found.hours.any()
    assert (found.known, found.not_known) == (0, 2)


def test_other_clocks() -> None:
    events = made_events(x=[0], minutes=[(minute("2008-05-16T22:15"),) * 2])
    assert filled(time_of_week(events, ZoneInfo("America/New_York"))) == {(FRIDAY, 18): 1}
    with pytest.raises(ValueError, match="Asia/Kolkata are not whole hours"):
        time_of_week(events, ZoneInfo("Asia/Kolkata"))
