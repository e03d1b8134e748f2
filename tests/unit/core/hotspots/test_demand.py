"""Demand locations: what is counted, how it is ranked, and what the trend is worth."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import binomtest

from counterpart.core.hotspots.demand import Windows, demand, ratio_interval, usual_windows
from counterpart.core.hotspots.events import Timing
from tests.unit.core.hotspots.made import made_events

NOW = Windows(end=180, length=90, apart=90)


def test_incidents_crimes_harm_and_hours_stand_side_by_side() -> None:
    events = made_events(
        x=[0] * 5,
        days=[90, 100, 179, 180, 89],
        kinds=["shoplifting", "anti-social-behaviour", "robbery", "robbery", "robbery"],
        harm=[1, np.nan, 365, 365, 365],
        places=[3] * 5,
    )
    found = demand(events, events.place, NOW, hours=np.array([2.0, 0.5, np.nan, 9, 9]), at_least=1)
    row = [found.location, found.incidents, found.crimes, found.events, found.harm, found.weighed, found.hours]
    assert [each.tolist() for each in row] == [[3], [1], [2], [3], [366], [2], [2.5]]
    assert (found.before.tolist(), found.ratio.tolist(), found.is_few.tolist()) == ([1], [3], [True])
    assert np.isnan(demand(events, events.place, NOW, at_least=1).hours).all()


def test_most_harm_first_then_most_events() -> None:
    events = made_events(x=[0] * 8, days=[100] * 8, harm=[1, 1, 300, 1, 1, 0, 5, 1], places=[0, 0, 1, 2, 2, 2, -1, 5])
    found = demand(events, events.place, NOW, at_least=1)
    assert found.location.tolist() == [1, 2, 0, 5]


def test_fewer_than_five_are_left_out() -> None:
    events = made_events(x=[0] * 9, days=[100] * 9, places=[0] * 5 + [1] * 4)
    assert demand(events, events.place, NOW).location.tolist() == [0]


def test_who_asks_can_say_which_are_crimes() -> None:
    events = made_events(x=[0] * 2, days=[100] * 2, places=[0] * 2)
    found = demand(events, events.place, NOW, is_crime=np.array([True, False]), at_least=1)
    assert (found.crimes.tolist(), found.incidents.tolist()) == ([1], [1])


def test_a_year_before_instead_of_right_before() -> None:
    events = made_events(x=[0] * 3, days=[500, 500 - 364, 450], places=[0] * 3)
    found = demand(events, events.place, Windows(end=501, length=28, apart=364), at_least=1)
    assert (found.events.tolist(), found.before.tolist()) == ([1], [1])


def test_months_where_days_are_not_known() -> None:
    events = replace(made_events(x=[0] * 3, months=[10, 12, 9], places=[0] * 3), timing=Timing.MONTH)
    windows = usual_windows(events, end=13)
    assert windows == Windows(13, 3, 3)
    found = demand(events, events.place, windows, at_least=1)
    assert (found.events.tolist(), found.before.tolist()) == ([2], [1])
    assert usual_windows(made_events(x=[]), end=13) == Windows(13, 90, 90)


def test_nothing_before_is_no_ratio() -> None:
    events = made_events(x=[0] * 2, days=[100] * 2, places=[0] * 2)
    found = demand(events, events.place, NOW, at_least=1)
    assert np.isnan(found.ratio).all()
    assert np.isinf(found.high).all()
    assert found.low[0] > 0


@pytest.mark.parametrize(("now", "before"), [(0, 3), (1, 1), (7, 2), (40, 60), (5, 0), (0, 0)])
def test_the_interval_is_exact(now: int, before: int) -> None:
    low, high = ratio_interval(np.array([now]), np.array([before]))
    if now + before:
        share = binomtest(now, now + before).proportion_ci(method="exact")
        assert low[0] == pytest.approx(share.low / (1 - share.low))
        assert high[0] == pytest.approx(share.high / (1 - share.high) if before else np.inf)
    else:
        assert (low[0], high[0]) == (0, np.inf)


@pytest.mark.parametrize(("length", "apart"), [(0, 5), (10, 9)])
def test_windows_do_not_overlap(length: int, apart: int) -> None:
    with pytest.raises(ValueError, match="no less apart"):
        Windows(end=10, length=length, apart=apart)
