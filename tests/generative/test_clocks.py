"""Clocks against plain arithmetic, and working days against another library's calendar."""

from datetime import UTC, date, datetime, time, timedelta

import holidays
from hypothesis import given
from hypothesis import strategies as st

from counterpart.core.periods.clocks import Pause, due_after, due_with_pauses
from counterpart.core.periods.local_time import (
    LONDON,
    day_range,
    local_date,
    resolve_local,
    start_of_day,
)
from counterpart.core.periods.working_days import add_working_days, is_working_day, working_day

ENGLAND = holidays.country_holidays("GB", subdiv="ENG", years=range(2018, 2031))
days = st.dates(date(2018, 1, 1), date(2030, 11, 30))
changes = st.sampled_from(
    [
        datetime(2026, 3, 29, 1, tzinfo=UTC),
        datetime(2026, 10, 25, 1, tzinfo=UTC),
        datetime(2027, 3, 28, 1, tzinfo=UTC),
        datetime(2027, 10, 31, 1, tzinfo=UTC),
    ]
)


@st.composite
def moments(draw: st.DrawFn) -> datetime:
    """A moment within two days of a clock change, in UTC or as London shows it."""
    near = draw(changes) + draw(st.timedeltas(timedelta(days=-2), timedelta(days=2)))
    return near.astimezone(draw(st.sampled_from([UTC, LONDON])))


@given(moments())
def test_due_is_exactly_24_elapsed_hours_later(started: datetime) -> None:
    assert (due_after(started, 24).timestamp() - started.timestamp()) == 24 * 3600


@given(moments(), st.lists(st.tuples(st.integers(-48, 96), st.integers(0, 48)), max_size=5))
def test_a_paused_clock_runs_24_hours_outside_its_pauses(started: datetime, spans: list[tuple[int, int]]) -> None:
    start = started.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    pauses = [Pause(start + timedelta(hours=begin), start + timedelta(hours=begin + length)) for begin, length in spans]
    due_at = due_with_pauses(start, pauses, 24)
    assert due_at is not None
    hours = int((due_at - start).total_seconds() // 3600)
    running = [
        hour
        for hour in range(hours)
        if not any(pause.from_at <= start + timedelta(hours=hour) < pause.to_at for pause in pauses)
    ]
    assert len(running) == 24


@given(moments(), st.timedeltas(timedelta(0), timedelta(days=3)))
def test_a_longer_pause_is_never_due_earlier(started: datetime, length: timedelta) -> None:
    started = started.astimezone(UTC)
    shorter = due_with_pauses(started, [Pause(started, started + length / 2)], 24)
    longer = due_with_pauses(started, [Pause(started, started + length)], 24)
    assert shorter is not None
    assert longer is not None
    assert shorter <= longer


@given(moments())
def test_every_moment_is_among_those_that_its_wall_clock_names(moment: datetime) -> None:
    wall = moment.astimezone(LONDON)
    assert moment.astimezone(UTC) in resolve_local(wall.date(), wall.time())


@given(days, st.times())
def test_a_wall_clock_names_at_most_two_moments_in_order(day: date, wall: time) -> None:
    named = resolve_local(day, wall)
    assert named == sorted(set(named))
    assert len(named) <= 2


@given(days)
def test_days_follow_one_another_without_gap_or_overlap(day: date) -> None:
    assert day_range(day)[1] == day_range(day + timedelta(days=1))[0]


@given(days)
def test_working_days_agree_with_another_calendar(day: date) -> None:
    assert is_working_day(day) == (day.weekday() < 5 and day not in ENGLAND)


@given(days, st.integers(0, 15))
def test_n_working_days_lie_after_the_event_up_to_the_due_day(day: date, n: int) -> None:
    due = working_day(day, n)
    passed = [day + timedelta(days=step) for step in range(1, (due - day).days + 1)]
    assert sum(each.weekday() < 5 and each not in ENGLAND for each in passed) == n
    assert add_working_days(day, n) == start_of_day(due + timedelta(days=1))
    assert local_date(add_working_days(day, n) - timedelta(microseconds=1)) == due
