from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpart.base.jobs import Daily, Every

AT = datetime(2026, 3, 28, 12, tzinfo=UTC)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001, made aware


def test_every_so_many_minutes():
    assert Every(5).first(AT) == AT
    assert Every(5).after(AT) == AT + timedelta(minutes=5)
    assert (str(Every(1)), str(Every(5))) == ("every minute", "every 5 minutes")


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        (datetime(2026, 3, 28, 2, 29, tzinfo=UTC), datetime(2026, 3, 28, 2, 30, tzinfo=UTC)),
        (datetime(2026, 3, 28, 2, 30, tzinfo=UTC), datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),  # the clocks go forward
        (datetime(2026, 10, 24, 2, 0, tzinfo=UTC), datetime(2026, 10, 25, 2, 30, tzinfo=UTC)),  # and back
    ],
)
def test_daily_is_by_the_clock_on_the_wall(at, expected):
    assert Daily(time(2, 30)).after(at) == expected
    assert str(Daily(time(2, 30))) == "daily at 02:30"


@given(moments)
def test_the_next_day_s_run_is_always_ahead_and_within_the_grace(at):
    rhythm = Daily(time(2, 30))
    assert at < rhythm.after(at) <= at + rhythm.grace


@given(st.integers(1, 10_000))
def test_one_missed_run_is_within_the_grace(minutes):
    assert Every(minutes).grace > 2 * timedelta(minutes=minutes)
