"""Rolling origins: the table of scores."""

import numpy as np
import pytest

from counterpart.core.hotspots.baselines import METHODS, chance, previous_counts, year_counts
from counterpart.core.hotspots.forecast_settings import read_settings
from counterpart.core.hotspots.grids import hex_grid
from counterpart.core.hotspots.ground import Ground, all_of
from counterpart.core.hotspots.intervals import FEWEST, Estimate, Resampled
from counterpart.core.hotspots.rolling import evaluate, scored, summarise
from counterpart.core.hotspots.spans import days_from, following
from counterpart.core.hotspots.surfaces import Surfaces
from tests.forecasts import at_random, on_days, squares

GROUND = all_of(squares())
PERIODS = following(days_from(200 * 1440, 14), 12)


@pytest.fixture(scope="module")
def evaluation():
    return evaluate(at_random(1500, seed=5), GROUND, PERIODS)


def test_every_method_stands_at_every_share(evaluation) -> None:
    assert (evaluation.periods, evaluation.cells) == (12, 120)
    assert {row.method for row in evaluation.rows} == set(METHODS)
    assert len(evaluation.rows) == len(METHODS) * 3
    assert len(evaluation.differences) == (len(METHODS) - 1) * 3
    assert not evaluation.too_small


def test_chance_finds_what_its_share_of_the_ground_holds(evaluation) -> None:
    for row in evaluation.rows:
        if row.method == "chance":
            assert row.pai.value == pytest.approx(1)
            assert row.precision.value == pytest.approx(row.precision_by_chance)


def test_clustered_events_are_foreseen_better_than_by_chance(evaluation) -> None:
    for difference in evaluation.differences:
        if difference.baseline == "chance":
            assert difference.hit_rate.low > 0


def test_the_figures_are_of_sums(evaluation) -> None:
    events = at_random(1500, seed=5)
    scores = [one.scores["forecast", 0.05] for one in scored(events, GROUND, PERIODS)]
    row = next(row for row in evaluation.rows if (row.method, row.share) == ("forecast", 0.05))
    hits, all_events = sum(one.hits for one in scores), sum(one.events for one in scores)
    assert row.hit_rate.value == pytest.approx(hits / all_events)
    assert row.pai.value == pytest.approx(hits / all_events / (6 / 120))
    assert row.pei.value == pytest.approx(hits / sum(one.best for one in scores))
    assert row.hit_rate.low < row.hit_rate.value < row.hit_rate.high


def test_events_outside_the_area_count_as_not_foreseen() -> None:
    """One in a square that is not of the area, one beyond the grid."""
    inside = np.ones(120, dtype=bool)
    inside[0] = False
    ground = Ground(squares(), inside)
    events = on_days([10, 99_000, 700, 700], [10, 10, 700, 700], [201, 201, 202, 100])
    found = evaluate(events, ground, PERIODS[:1], {"forecast": METHODS["forecast"]})
    assert (found.events, found.outside) == (3, 2)
    assert max(row.hit_rate.value for row in found.rows) == pytest.approx(1 / 3)


def test_the_same_seed_gives_the_same_intervals() -> None:
    events = at_random(300, seed=6)
    few = {"forecast": METHODS["forecast"], "chance": chance}
    assert evaluate(events, GROUND, PERIODS, few) == evaluate(events, GROUND, PERIODS, few)


def test_baselines_count_what_their_names_say() -> None:
    """Cell 0 has an event three weeks ago and one two years ago, cell 1 one of last week."""
    events = on_days([10, 10, 300], [10, 10, 10], [979, 270, 993])
    surfaces, period = Surfaces(events, GROUND, read_settings()), days_from(1000 * 1440, 14)
    assert previous_counts(surfaces, period)[:3].tolist() == [0, 1, 0]
    assert year_counts(surfaces, period)[:3].tolist() == [1, 1, 0]


def test_plain_density_is_drawn_on_hexagons_too() -> None:
    events = at_random(200, seed=8).moved(622_000, 308_000)
    grid = hex_grid(events.plane, events.x, events.y, 9)
    values = METHODS["kernel density"](Surfaces(events, all_of(grid), read_settings()), PERIODS[-1])
    assert values.shape == (len(grid),)
    assert values.max() > 0


def test_too_few_periods_have_no_interval_and_too_few_events_no_conclusion() -> None:
    found = evaluate(at_random(60, seed=9), GROUND, PERIODS[:3], {"chance": chance})
    assert found.rows[0].hit_rate.low is None
    assert found.too_small


def test_a_method_is_needed_and_a_period() -> None:
    with pytest.raises(ValueError, match="at least one period"):
        summarise([])


@pytest.mark.parametrize(("periods", "fewest"), [(40, 180), (FEWEST, 170)])
def test_an_interval_holds_the_truth_about_as_often_as_it_says(periods: int, fewest: int) -> None:
    """Of events found with chance 0.3: of 200 series of forty periods 190 should hold 0.3, of the fewest 178 do."""
    generator = np.random.default_rng(11)
    held = 0
    for seed in range(200):
        events = generator.poisson(30, periods).astype(float)
        hits = generator.binomial(events.astype(int), 0.3).astype(float)
        found = Resampled(periods, seed).ratio(hits, events)
        held += found.low <= 0.3 <= found.high
    assert fewest <= held <= 199


def test_of_fewer_periods_there_is_no_interval() -> None:
    found = Resampled(FEWEST - 1, 1).ratio(np.full(FEWEST - 1, 3.0), np.full(FEWEST - 1, 9.0))
    assert found == Estimate(3 / 9, None, None)


def test_periods_without_events_have_no_figure() -> None:
    found = Resampled(6, 1).ratio(np.zeros(6), np.zeros(6))
    assert np.isnan(found.value)
    assert (found.low, found.high) == (None, None)
    assert Estimate(2.0, None, None).times(3) == Estimate(6.0, None, None)
