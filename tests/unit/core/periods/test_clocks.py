"""The 24-hour clocks: elapsed hours, pauses, states and the rate kept."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from counterpart.core.periods.clocks import Pause, due_after, due_with_pauses, percent_met, state
from counterpart.core.periods.local_time import LONDON

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


@pytest.mark.parametrize(
    ("reported", "due"),
    [
        # The clocks go forward on 29 March 2026 and back on 25 October 2026, both at 01:00 UTC.
        (datetime(2026, 3, 28, 12, tzinfo=LONDON), datetime(2026, 3, 29, 13, tzinfo=LONDON)),
        (datetime(2026, 10, 24, 12, tzinfo=LONDON), datetime(2026, 10, 25, 11, tzinfo=LONDON)),
        (datetime(2026, 6, 1, 12, tzinfo=LONDON), datetime(2026, 6, 2, 12, tzinfo=LONDON)),
    ],
)
def test_a_day_is_24_elapsed_hours_over_a_clock_change(reported: datetime, due: datetime) -> None:
    assert due_after(reported, 24) == due.astimezone(UTC)
    assert due_after(reported, 24).tzinfo is UTC


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        due_after(datetime(2026, 6, 1), 24)  # noqa: DTZ001  # that is the point


@pytest.mark.parametrize(
    ("pauses", "moved"),
    [
        ([], 0),
        ([(2, 5)], 3),
        ([(2, 5), (4, 6)], 4),  # overlapping: the union counts
        ([(4, 6), (2, 5)], 4),  # in any order
        ([(2, 10), (4, 6)], 8),  # one within another
        ([(-5, 2)], 2),  # only what lies after the start
        ([(-5, -2)], 0),
        ([(24, 30)], 0),  # the promise was due by then
        ([(2, 5), (26, 30)], 7),  # the first pause brings the second in
        ([(3, 3)], 0),
    ],
)
def test_paused_time_does_not_count(pauses: list[tuple[int, int]], moved: int) -> None:
    spans = [Pause(NOON + hours(start), NOON + hours(end)) for start, end in pauses]
    assert due_with_pauses(NOON, spans, 24) == NOON + hours(24 + moved)


def test_an_open_pause_stops_the_clock_unless_it_was_due_before() -> None:
    assert due_with_pauses(NOON, [Pause(NOON + hours(1))], 24) is None
    assert due_with_pauses(NOON, [Pause(NOON + hours(25))], 24) == NOON + hours(24)


def test_a_pause_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="end before it starts"):
        Pause(NOON, NOON - hours(1))


@pytest.mark.parametrize(
    ("due", "met", "now", "expected"),
    [
        (24, None, 23.9, "due"),
        (24, None, 24, "late"),
        (24, 23.9, 30, "met"),
        (24, 24, 30, "late"),
        (None, None, 30, "paused"),
        (None, 3, 30, "met"),
    ],
)
def test_state(due: float | None, met: float | None, now: float, expected: str) -> None:
    due_at = None if due is None else NOON + hours(due)
    met_at = None if met is None else NOON + hours(met)
    assert state(due_at, met_at, NOON + hours(now)) == expected


def test_percent_met_counts_only_clocks_that_ended() -> None:
    assert percent_met(["met", "met", "late", "due", "paused"]) == Decimal("66.7")
    assert percent_met(["due", "paused"]) is None
    assert percent_met(["met"]) == Decimal("100.0")
    assert percent_met(["late"]) == Decimal("0.0")
