"""The clock on the wall against UTC, above all on the two nights that it changes."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from counterpart.core.periods.local_time import (
    AmbiguousTimeError,
    NonexistentTimeError,
    day_range,
    local_date,
    resolve_local,
    to_local,
    to_utc,
)

FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)


def test_an_ordinary_time_is_one_moment() -> None:
    assert to_utc(date(2026, 7, 1), time(14, 30)) == datetime(2026, 7, 1, 13, 30, tzinfo=UTC)
    assert to_utc(date(2026, 1, 1), time(14, 30)) == datetime(2026, 1, 1, 14, 30, tzinfo=UTC)


@pytest.mark.parametrize("wall", [time(1, 0), time(1, 30), time(1, 59, 59)])
def test_an_hour_that_the_clocks_jumped_over_is_no_moment(wall: time) -> None:
    assert resolve_local(FORWARD, wall) == []
    with pytest.raises(NonexistentTimeError, match="did not happen: the clocks went forward"):
        to_utc(FORWARD, wall)


def test_an_hour_that_came_twice_is_two_moments_and_asks_which() -> None:
    first, second = datetime(2026, 10, 25, 0, 30, tzinfo=UTC), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert resolve_local(BACK, time(1, 30)) == [first, second]
    with pytest.raises(AmbiguousTimeError, match="01:30 on 25 October 2026 came twice") as caught:
        to_utc(BACK, time(1, 30))
    assert caught.value.options == (first, second)
    assert to_utc(BACK, time(1, 30), fold=0) == first
    assert to_utc(BACK, time(1, 30), fold=1) == second


@pytest.mark.parametrize(("day", "length"), [(FORWARD, 23), (BACK, 25), (date(2026, 6, 1), 24)])
def test_a_day_is_a_half_open_range(day: date, length: int) -> None:
    start, end = day_range(day)
    assert end - start == timedelta(hours=length)
    assert local_date(start) == day
    assert local_date(end) == day + timedelta(days=1)


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        to_local(datetime(2026, 6, 1))  # noqa: DTZ001  # that is the point
