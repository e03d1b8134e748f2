"""Forecasts: what lasts, what has just happened, and what to say when little is known."""

import numpy as np
import pytest

from counterpart.core.hotspots.forecast_settings import read_settings
from counterpart.core.hotspots.forecasting import BY_MONTH, FEW_EVENTS, NO_HISTORY, Intensity, fit, forecast
from counterpart.core.hotspots.grids import hex_grid
from counterpart.core.hotspots.ground import Ground, all_of
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID
from counterpart.core.hotspots.spans import days_from, whole_months
from counterpart.core.hotspots.surfaces import Surfaces
from tests.forecasts import JANUARY, at_random, in_months, on_days, squares

GROUND = all_of(squares())
ORIGIN = 400 * 1440
FORTNIGHT = days_from(ORIGIN, 14)


def middle_of(cell: int) -> tuple[float, float]:
    x, y = GROUND.grid.centres()
    return float(x[cell]), float(y[cell])


def a_street_and_a_burst() -> tuple[list[float], list[float], list[float]]:
    """One event a week for a year in cell 14, and three in cell 80 in the last three days."""
    steady, burst = middle_of(14), middle_of(80)
    days = [*range(35, 400, 7), 397.5, 398.5, 399.5]
    points = [steady] * (len(days) - 3) + [burst] * 3
    return [x for x, _ in points], [y for _, y in points], days


def test_what_lasts_and_what_has_just_happened_are_told_apart() -> None:
    found = forecast(on_days(*a_street_and_a_burst()), GROUND, FORTNIGHT)
    assert found.flagged(2).tolist() == [14, 80]
    assert found.long_term[14] > found.near_repeat[14]
    assert found.near_repeat[80] > found.near_repeat[14]


def test_a_warning_is_a_near_repeat_when_the_long_term_alone_would_not_have_given_it() -> None:
    ground = all_of(squares(4, 1))
    found = Intensity(ground, long_term=np.array([5.0, 3, 2, 1]), near_repeat=np.array([0.0, 0, 2, 0]))
    assert found.flagged(2).tolist() == [0, 2]
    assert found.because_of_near_repeat(2).tolist() == [False, True]
    assert found.because_of_near_repeat(3).tolist() == [False, False, False]


def test_as_many_are_expected_as_there_have_been() -> None:
    events = at_random(2000, seed=1)
    found = forecast(events, GROUND, FORTNIGHT)
    assert found.total.sum() == pytest.approx(2000 / 400 * 14, rel=0.1)
    assert (found.total > 0).all()


def test_only_the_area_is_foreseen() -> None:
    inside = np.zeros(len(GROUND.grid), dtype=bool)
    inside[:60] = True
    found = forecast(at_random(500, seed=2), Ground(GROUND.grid, inside), FORTNIGHT)
    assert len(found.total) == 60
    assert set(found.flagged(60).tolist()) == set(range(60))


def test_without_history_the_area_is_all_alike_and_says_so() -> None:
    nothing = on_days([], [], [])
    forecaster = fit(Surfaces(nothing, GROUND, read_settings()), FORTNIGHT)
    assert forecaster.notes == (NO_HISTORY,)
    assert forecaster.intensity().total.tolist() == [0.0] * len(GROUND)


def test_events_outside_the_grid_are_no_history() -> None:
    far = on_days([90_000.0], [90_000.0], [399])
    assert fit(Surfaces(far, GROUND, read_settings()), FORTNIGHT).notes == (NO_HISTORY,)


def test_a_short_history_says_that_there_was_little_to_learn_from() -> None:
    forecaster = fit(Surfaces(at_random(5, seed=3), GROUND, read_settings()), FORTNIGHT)
    assert forecaster.notes[0].startswith("Too few earlier events (5) to warn of anything")
    assert forecaster.notes[1:] == (FEW_EVENTS,)
    assert forecaster.learnt_from < 20


def test_one_event_foretells_no_more_than_one() -> None:
    event = on_days([100], [100], [399.5])
    assert fit(Surfaces(event, GROUND, read_settings()), FORTNIGHT).intensity().total.sum() == pytest.approx(1)


def test_an_event_whose_range_has_not_ended_is_not_known() -> None:
    """It began before the origin and may have ended after it: nobody could have reported it."""
    settings = read_settings()
    open_range = on_days([125], [125], [399.9], hours=12)
    assert fit(Surfaces(open_range, GROUND, settings), FORTNIGHT).notes == (NO_HISTORY,)


def test_months_foretell_months_and_say_so() -> None:
    x = [125.0] * 30 + [1125.0] * 10
    months = [JANUARY + number % 10 for number in range(30)] + [JANUARY + 9] * 10
    events = in_months(x, [125.0] * 40, months)
    forecaster = fit(Surfaces(events, GROUND, read_settings()), whole_months(JANUARY + 10))
    found = forecaster.intensity()
    assert forecaster.notes[0] == BY_MONTH
    assert set(found.flagged(2).tolist()) == {0, 4}
    assert found.near_repeat[4] / found.total[4] > found.near_repeat[0] / found.total[0]


def test_days_of_events_whose_month_alone_is_known_are_refused() -> None:
    events = in_months([125.0], [125.0], [JANUARY])
    with pytest.raises(ValueError, match="ask for a period of whole months"):
        forecast(events, GROUND, days_from(whole_months(JANUARY + 1).start, 14))


def test_hexagons_are_foreseen_as_squares_are() -> None:
    events = at_random(1500, seed=4).moved(622_000, 308_000)
    grid = hex_grid(BRITISH_NATIONAL_GRID, events.x, events.y, 9, margin=1)
    found = forecast(events, all_of(grid), FORTNIGHT)
    busiest = np.bincount(grid.cell_of(events.x, events.y), minlength=len(grid)).argmax()
    assert busiest in found.flagged(5)
    assert found.total.sum() == pytest.approx(1500 / 400 * 14, rel=0.15)
