"""Laws of forecasts, for any events."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpart.core.hotspots.baselines import METHODS
from counterpart.core.hotspots.forecast_settings import read_settings
from counterpart.core.hotspots.forecasting import fit
from counterpart.core.hotspots.grids import SquareGrid
from counterpart.core.hotspots.ground import Ground, all_of
from counterpart.core.hotspots.rolling import scored
from counterpart.core.hotspots.scoring import score
from counterpart.core.hotspots.spans import days_from, following, whole_months
from counterpart.core.hotspots.surfaces import Surfaces
from tests.forecasts import JANUARY, SIDE, at_random, in_months, on_days, squares

GROUND = all_of(squares())
ORIGIN = 200
PERIOD = days_from(ORIGIN * 1440, 14)
some_events = st.lists(
    st.tuples(st.floats(0, 2999), st.floats(0, 2499), st.floats(0, 400), st.integers(0, 72)), min_size=1, max_size=60
)


def maps(events, ground=GROUND, period=PERIOD):
    """What every method says of the period."""
    surfaces = Surfaces(events, ground, read_settings())
    return {name: method(surfaces, period) for name, method in METHODS.items()}


def happened(events):
    x, y, day, hours = (np.array(column) for column in zip(*events, strict=True))
    begun = on_days(x, y, day)
    return replace(begun, ends=begun.begins + hours * 60)


@pytest.mark.slow  # six maps for each example, twice
@settings(max_examples=15)
@given(some_events, some_events)
def test_nothing_after_the_origin_changes_a_forecast(past, future):
    """Whatever could not be known by then may be anything at all: other events, elsewhere, many or none."""
    events = happened(past)
    known = events.ends <= ORIGIN * 1440
    later = happened([(x, y, ORIGIN + 0.01 + day, hours) for x, y, day, hours in future])
    merged = replace(
        events,
        **{
            name: np.concatenate([getattr(events, name)[known], getattr(later, name)])
            for name in ("x", "y", "begins", "ends", "month", "harm", "kind", "place")
        },
    )
    told, alone = maps(merged), maps(events.where(known))
    for name in METHODS:
        assert np.array_equal(told[name], alone[name]), name


@pytest.mark.slow  # two to four forecasts for each example, twice
@settings(max_examples=8)
@given(st.integers(0, 1000), st.integers(1, 3))
def test_a_forecast_of_many_origins_is_the_forecast_of_each_alone(seed, number):
    """What is kept between origins lets nothing of a later one into an earlier one, or the other way about."""
    events = at_random(120, seed)
    together = Surfaces(events, GROUND, read_settings())
    periods = following(PERIOD, number + 1)
    in_turn = [fit(together, period).intensity().total for period in periods]
    for period, found in zip(reversed(periods), reversed(in_turn), strict=True):
        known = events.where(events.ends <= period.start)
        assert np.array_equal(found, fit(Surfaces(known, GROUND, read_settings()), period).intensity().total)


@pytest.mark.slow  # six maps for each example, twice
@settings(max_examples=10)
@given(st.lists(st.tuples(st.floats(0, 2999), st.floats(0, 2499), st.integers(0, 14)), min_size=1, max_size=40))
def test_later_months_change_no_forecast_of_an_earlier_one(events):
    x, y, month = (np.array(column) for column in zip(*events, strict=True))
    every = in_months(x, y, JANUARY + month)
    period = whole_months(JANUARY + 7)
    told, alone = maps(every, period=period), maps(every.where(month < 7), period=period)
    assert all(np.array_equal(told[name], alone[name]) for name in METHODS)


@pytest.mark.slow  # six maps for each example, twice
@settings(max_examples=8)
@given(st.integers(0, 1000), st.integers(-40, 40), st.integers(-40, 40))
def test_moving_all_points_together_moves_the_map(seed, east, north):
    events, grid = at_random(150, seed), squares()
    moved = Ground(
        SquareGrid(grid.plane, SIDE, east, north, grid.columns, grid.rows), np.ones(len(grid), dtype=np.bool_)
    )
    there, here = maps(events.moved(east * SIDE, north * SIDE), moved), maps(events)
    for name in METHODS:
        assert there[name] == pytest.approx(here[name], rel=1e-6, abs=1e-9), name


@pytest.mark.slow  # six maps for each example, twice
@settings(max_examples=8)
@given(st.integers(0, 1000), st.integers(-300, 3000))
def test_moving_all_times_together_changes_nothing(seed, days):
    events = at_random(150, seed)
    later = replace(events, begins=events.begins + days * 1440, ends=events.ends + days * 1440)
    period = days_from((ORIGIN + days) * 1440, 14)
    assert maps(later, period=period)["forecast"] == pytest.approx(maps(events)["forecast"], rel=1e-9)


counts = st.lists(st.integers(0, 6), min_size=2, max_size=30)


@settings(max_examples=60)
@given(counts, st.data())
def test_no_map_finds_more_than_the_best_and_more_flags_never_find_less(events, data):
    cells = len(events)
    values = np.array(data.draw(st.lists(st.integers(0, 4), min_size=cells, max_size=cells)), dtype=float)
    scores = [score(values, np.array(events, dtype=float), flagged) for flagged in range(1, cells + 1)]
    assert all(one.hits <= one.best + 1e-9 and one.right <= one.flagged + 1e-9 for one in scores)
    hits = [one.hits for one in scores]
    assert hits == pytest.approx(sorted(hits))
    assert hits[-1] == pytest.approx(sum(events))


@settings(max_examples=30)
@given(counts, st.data())
def test_a_score_with_ties_is_the_mean_over_fair_draws(events, data):
    cells = len(events)
    values = np.array(data.draw(st.lists(st.integers(0, 2), min_size=cells, max_size=cells)), dtype=float)
    flagged = data.draw(st.integers(1, cells))
    happened_in = np.array(events, dtype=float)
    generator = np.random.default_rng(cells)
    drawn = [happened_in[np.lexsort((generator.random(cells), -values))[:flagged]].sum() for _ in range(400)]
    error = 5 * np.std(drawn) / 20 + 1e-9
    assert score(values, happened_in, flagged).hits == pytest.approx(np.mean(drawn), abs=error)


def test_times_at_random_leave_nothing_to_near_repeats():
    """Bursts in one cell after the other, and the same events with their days shuffled between them."""
    generator = np.random.default_rng(3)
    starts = np.sort(generator.uniform(0, 400, 80))
    cell = generator.integers(0, len(GROUND), 80)
    x, y = (np.repeat(middle[cell], 6) for middle in GROUND.middles)
    day = np.repeat(starts, 6) + generator.uniform(0, 12, 480)
    period = days_from(400 * 1440, 7)
    bursts = fit(Surfaces(on_days(x, y, day), GROUND, read_settings()), period)
    shuffled = fit(Surfaces(on_days(x, y, generator.permutation(day)), GROUND, read_settings()), period)
    assert bursts.near_repeat_share > 0.4
    assert shuffled.near_repeat_share < 0.15


def test_bursts_are_foreseen_better_than_by_what_lasts():
    generator = np.random.default_rng(4)
    cell = generator.integers(0, len(GROUND), 120)
    x, y = (np.repeat(middle[cell], 6) for middle in GROUND.middles)
    day = np.repeat(np.sort(generator.uniform(0, 400, 120)), 6) + generator.uniform(0, 20, 720)
    hits = {"forecast": 0.0, "counts of a year": 0.0}
    for one in scored(on_days(x, y, day), GROUND, following(days_from(300 * 1440, 7), 12)):
        for name in hits:
            hits[name] += one.scores[name, 0.05].hits
    assert hits["forecast"] > 1.3 * hits["counts of a year"]
