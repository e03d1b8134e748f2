"""Repeat and chronic locations: 3 and 10 events in the 12 months up to the newest."""

from dataclasses import replace
from datetime import date

from counterpart.core.hotspots.events import Timing
from counterpart.core.hotspots.repeats import points_of, repeat_locations
from tests.unit.core.hotspots.made import made_events


def day(text: str) -> int:
    return (date.fromisoformat(text) - date(1970, 1, 1)).days


def test_the_window_ends_with_the_newest_event_of_the_location() -> None:
    days = ["2025-03-01", "2025-03-02", "2026-01-01", "2026-03-01", "2024-05-05", "2024-05-06", "2024-05-06"]
    events = made_events(x=[0] * 7, days=list(map(day, days)), places=[4, 4, 4, 4, 2, 2, -1])
    found = repeat_locations(events, events.place)
    assert found.location.tolist() == [4, 2]
    assert found.events.tolist() == [3, 2]  # 1 March 2025 is a year and a day before
    assert found.newest.tolist() == [day("2026-03-01"), day("2024-05-06")]
    assert found.is_repeat.tolist() == [True, False]
    assert not found.is_chronic.any()
    assert len(found) == 2


def test_ten_are_chronic() -> None:
    events = made_events(x=[0] * 19, days=range(19), places=[0] * 10 + [1] * 9)
    assert repeat_locations(events, events.place).is_chronic.tolist() == [True, False]


def test_months_where_days_are_not_known() -> None:
    events = replace(made_events(x=[0] * 4, months=[100, 101, 105, 112], places=[7] * 4), timing=Timing.MONTH)
    found = repeat_locations(events, events.place)
    assert (found.events.tolist(), found.newest.tolist()) == ([3], [112])


def test_points_are_told_apart_by_the_metre() -> None:
    assert points_of(made_events(x=[10.2, 11, 9.9, 500])).tolist() == [0, 1, 0, 2]


def test_no_event_no_location() -> None:
    events = made_events(x=[])
    assert len(repeat_locations(events, events.place)) == 0
    assert points_of(events).tolist() == []
