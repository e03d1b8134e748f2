"""Time of week, near repeats and trends: what holds whenever the events were."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterpart.core.hotspots.demand import ratio_interval
from counterpart.core.hotspots.near_repeat import knox
from counterpart.core.hotspots.profiles import time_of_week
from tests.unit.core.hotspots.made import made_events

YEARS = 3 * 366 * 1440
RANGES = st.lists(st.tuples(st.integers(0, YEARS), st.integers(0, 9 * 1440)), max_size=30)
# On a grid of metres, so that no distance lies on the edge of a band by rounding alone.
EVENTS = st.lists(st.tuples(st.integers(0, 600), st.integers(0, 600), st.integers(0, 60)), min_size=2, max_size=40)
METRES, DAYS = (99.95, 250.05), (7, 14)


@given(ranges=RANGES)
def test_the_profile_adds_up_to_the_events_it_is_made_of(ranges: list[tuple[int, int]]) -> None:
    minutes = [(begins, begins + length) for begins, length in ranges]
    found = time_of_week(made_events(x=[0] * len(ranges), minutes=minutes))
    assert found.hours.sum() == pytest.approx(found.known)
    assert found.known + found.not_known == len(ranges)
    assert (found.hours >= 0).all()


@given(ranges=RANGES, more=RANGES)
def test_profiles_add_up(ranges: list[tuple[int, int]], more: list[tuple[int, int]]) -> None:
    whole, first, second = (
        time_of_week(made_events(x=[0] * len(each), minutes=[(start, start + length) for start, length in each])).hours
        for each in (ranges + more, ranges, more)
    )
    assert whole == pytest.approx(first + second, abs=1e-9)


@given(events=EVENTS, east=st.integers(-9999, 9999), north=st.integers(-9999, 9999), later=st.integers(0, 9999))
def test_near_repeats_move_with_the_events(
    events: list[tuple[int, int, int]], east: int, north: int, later: int
) -> None:
    x, y, day = np.array(events).T
    here = knox(x.astype(float), y.astype(float), day, METRES, DAYS, permutations=0)
    there = knox(x + float(east), y + float(north), day + later, METRES, DAYS, permutations=0)
    assert (here.observed == there.observed).all()
    assert (here.expected == there.expected).all()


@given(events=EVENTS, seed=st.integers(0, 99))
def test_pairs_do_not_depend_on_the_order_of_events(events: list[tuple[int, int, int]], seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(events))
    found = [
        knox(x.astype(float), y.astype(float), day, METRES, DAYS, permutations=0).observed
        for x, y, day in (np.array(events).T, np.array(events)[order].T)
    ]
    assert (found[0] == found[1]).all()


@given(now=st.integers(0, 500), before=st.integers(0, 500))
def test_the_interval_holds_the_ratio_and_turns_over_with_it(now: int, before: int) -> None:
    low, high = ratio_interval(np.array([now]), np.array([before]))
    back_low, back_high = ratio_interval(np.array([before]), np.array([now]))
    assert low[0] <= high[0]
    if now and before:
        assert low[0] < now / before < high[0]
        assert (back_low[0], back_high[0]) == pytest.approx((1 / high[0], 1 / low[0]))
