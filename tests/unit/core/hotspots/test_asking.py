"""Each method's answer: the rows that it gives, in which order, and what it says beside them."""

import re
from dataclasses import replace

import numpy as np
import pytest

from counterpart.core.hotspots.answers import Answer
from counterpart.core.hotspots.asked import Asked
from counterpart.core.hotspots.asking import METHODS, ask
from counterpart.core.hotspots.baselines import METHODS as METHODS_OF_FORECASTS
from counterpart.core.hotspots.evaluated import evaluated
from counterpart.core.hotspots.events import MINUTES_IN_A_DAY, Precision, Timing
from counterpart.core.hotspots.forecast_settings import read_settings
from counterpart.core.hotspots.origins import dates, ground_before, next_period, past_periods
from counterpart.core.hotspots.reading import Found
from counterpart.core.hotspots.spans import minute_of, moments
from counterpart.core.hotspots.surfaces import Surfaces
from counterpart.core.hotspots.wanted import CannotMap
from counterpart.core.periods.months import first_day, month_of, parse_month
from tests.unit.core.hotspots.made import made_events

JANUARY = parse_month("2024-01")
FIRST_DAY = minute_of(first_day(JANUARY)) // MINUTES_IN_A_DAY
EAST = 600_100.0
QUICK = Asked(permutations=19, near=1000)
HEXAGONS = replace(QUICK, hexagons=True)


def found(x: list[float], days: list[int], **told: object) -> Found:
    """So many metres east of a point in Norfolk, so many days after the new year of 2024."""
    events = made_events(x=[EAST + metres for metres in x], days=[FIRST_DAY + day for day in days], **told)
    events = replace(events, y=events.y + 300_100, month=np.array([month_of_day(day) for day in days]))
    return Found(events, np.ones(len(events), dtype=bool), len(events), 0, 0, 0)


def month_of_day(day: int) -> int:
    return month_of(np.datetime64("2024-01-01").astype(object) + np.timedelta64(day, "D").astype(object))


def by_month(timed: Found) -> Found:
    events = replace(timed.events, timing=Timing.MONTH, precision=Precision.STREET)
    return replace(timed, events=events, timed=np.zeros(len(events), dtype=bool))


BUSY = found([10.0] * 6 + [2000.0] * 2, list(range(0, 80, 10)))


def column(answer: Answer, name: str) -> list[object]:
    at = [one.name for one in answer.columns].index(name)
    return [row[at] for row in answer.rows]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("asked", [QUICK, HEXAGONS], ids=["squares", "hexagons"])
def test_every_method_answers_by_the_names_of_its_columns(method, asked):
    answer = ask(method, BUSY, asked)
    assert answer.rows
    assert {len(row) for row in answer.rows} == {len(answer.columns)}
    assert answer.title.endswith(": 8 events, 2024-01 to 2024-03")
    if answer.grid:
        assert [answer.grid.name(cell) for cell in answer.cells] == column(answer, "cell")
        assert len(answer.outlines()) == len(answer.rows)


@pytest.mark.parametrize("method", ["kde", "gi", "forecast"])
def test_the_busiest_cell_comes_first_with_its_events_and_its_middle(method):
    answer = ask(method, BUSY, QUICK)
    assert (column(answer, "rank")[0], column(answer, "events")[0]) == (1, 6)
    x, y = BUSY.events.plane.to_metres(
        np.array(column(answer, "longitude")[:1]), np.array(column(answer, "latitude")[:1])
    )
    assert (x[0], y[0]) == pytest.approx((600_125, 300_125), abs=0.1)


def test_density_falls_with_rank_and_is_given_only_where_there_is_some():
    dense = column(ask("kde", BUSY, QUICK), "density_per_km2")
    assert dense == sorted(dense, reverse=True)
    assert dense[-1] > 0


@pytest.mark.parametrize("settings", [QUICK, HEXAGONS])
def test_a_hotspot_is_where_busy_cells_stand_together(settings):
    street, elsewhere = [250.0 * step for step in range(3)], [9_000.0 * step for step in range(1, 9)]
    answer = ask("gi", found(street * 9 + elsewhere, [10] * 35), settings)
    assert column(answer, "is_hotspot")[0] == "yes"
    assert answer.notes[0].startswith(f"{column(answer, 'is_hotspot').count('yes')} of {len(answer.rows)} cells")


@pytest.mark.parametrize("settings", [QUICK, HEXAGONS])
def test_one_busy_cell_alone_is_no_hotspot(settings):
    assert set(column(ask("gi", BUSY, settings), "is_hotspot")) == {"no"}


def test_near_repeats_have_a_row_for_each_pair_of_bands_and_a_matrix_to_read():
    answer = ask("near-repeat", BUSY, QUICK)
    assert len(answer.rows) == (len(answer.matrix) - 1) * (len(answer.matrix[0]) - 1)
    # Six events at one place and two at another, ten days apart: no pair within a week, six within two.
    assert (column(answer, "observed")[0], column(answer, "observed")[1]) == (0, 6)
    assert (column(answer, "time_from")[1], column(answer, "time_to")[1], column(answer, "unit")[1]) == (7, 14, "day")


def test_bands_without_a_pair_have_a_dash_and_chance_has_its_number():
    answer = ask("near-repeat", BUSY, QUICK)
    assert "nan" not in str(answer.matrix) + str(answer.rows)
    assert any(cell.startswith("-") for row in answer.matrix[1:] for cell in row)
    bands = len(answer.rows)
    assert f"Chance alone gives a * to about {0.05 * bands:.1f} of these {bands} bands." in answer.notes[0]


@pytest.mark.parametrize("settings", [QUICK, HEXAGONS])
def test_a_density_holds_every_event(settings):
    """Also of the busiest point, whose circle reaches over several cells."""
    answer = ask("kde", BUSY, settings)
    dense = np.zeros(len(answer.grid))
    dense[list(answer.cells)] = column(answer, "density_per_km2")
    assert (dense * answer.grid.area_km2).sum() == pytest.approx(len(BUSY.events), rel=0.02)


def test_near_repeats_of_months_are_refused_unless_asked_for():
    with pytest.raises(CannotMap, match=r"need days.*no day.*occurred_from.*ask for months"):
        ask("near-repeat", by_month(BUSY), QUICK)
    answer = ask("near-repeat", by_month(BUSY), replace(QUICK, by_month=True))
    assert answer.matrix[0][:3] == ("Up to", "same month", "1 month")
    assert any("nearest of a few map points" in note for note in answer.notes)


def test_repeat_locations_are_premises_where_they_are_named_and_points_where_not():
    named = found([10.0] * 3 + [400.0] * 3, [0, 1, 2, 3, 4, 5], places=[1, 2, 1, 2, 1, -1])
    answer = ask("repeat", named, QUICK)
    assert column(answer, "events") == [3]
    assert "1 event names none and is left out" in answer.notes[1]
    points = ask("repeat", BUSY, QUICK)
    assert (column(points, "events"), column(points, "kind"), column(points, "newest")) == (
        [6],
        ["repeat"],
        ["2024-02-20"],
    )
    assert column(ask("repeat", by_month(BUSY), QUICK), "newest") == ["2024-02"]


def test_a_forecast_says_when_it_is_for_why_and_how_right_such_were():
    year = found([10.0] * 60 + [1500.0] * 60, list(range(0, 600, 10)) * 2)
    answer = ask("forecast", year, replace(QUICK, share=0.05))
    assert answer.title.startswith("Forecast for 14 August 2025 to 27 August 2025")
    assert column(answer, "events")[:2] == [60, 60]
    parts = zip(column(answer, "long_term"), column(answer, "near_repeat"), column(answer, "expected"), strict=True)
    assert all(lasting + near == pytest.approx(total) for lasting, near, total in parts)
    assert set(column(answer, "reason")) <= {"long-term", "near repeat"}
    record = next(note for note in answer.notes if note.startswith("In the 13 periods before, "))
    assert re.search(
        r"held [0-9.]+% of \d+ events, and as many cells with the highest counts of the year before", record
    )
    assert "0 of the events lay where nothing had been near" in record


def test_a_forecast_without_history_claims_nothing():
    assert "too little history" in " ".join(ask("forecast", found([0.0], [0]), QUICK).notes)
    assert "too few to say how often" in " ".join(ask("forecast", BUSY, QUICK).notes)


def test_a_forecast_of_months_is_for_whole_months():
    assert ask("forecast", by_month(BUSY), QUICK).title.startswith("Forecast for 1 April 2024 to 30 April 2024")


def test_an_evaluation_has_a_row_for_each_method_and_share():
    seen: list[int] = []

    def watch(scores, number):
        seen.append(number)
        return scores

    year = found([10.0] * 60 + [1500.0] * 60, list(range(0, 600, 10)) * 2)
    answer = evaluated(year, replace(QUICK, periods=6), watch)
    assert seen == [6]
    assert column(answer, "method")[0] == "forecast"
    assert set(column(answer, "share")) == {0.01, 0.02, 0.05}
    assert column(answer, "hit_rate")[0] == 0.5
    assert column(answer, "difference_hit_rate")[0] is None
    assert all(more is not None for more in column(answer, "difference_hit_rate")[1:4])


def test_too_little_history_to_score_is_refused():
    with pytest.raises(CannotMap, match=r"history for no period to score.* Give older data"):
        evaluated(found([0.0], [0]), QUICK)
    with pytest.raises(CannotMap, match="history for 2 periods to score"):
        evaluated(BUSY, replace(QUICK, periods=50))


def test_past_periods_end_where_the_next_one_begins_and_leave_half_the_history():
    following, past = next_period(BUSY.events, QUICK), past_periods(BUSY.events, QUICK)
    assert [one.end for one in past] == [*(one.start for one in past[1:]), following.start]
    assert past[0].start >= FIRST_DAY * MINUTES_IN_A_DAY + 35 * MINUTES_IN_A_DAY
    assert past_periods(BUSY.events, QUICK, most=1) == past[-1:]
    assert dates(following.start, following.end) == "12 March 2024 to 25 March 2024"


def test_what_was_not_known_yet_is_no_history():
    late = replace(BUSY.events, ends=np.full(len(BUSY.events), (FIRST_DAY + 400) * MINUTES_IN_A_DAY))
    assert past_periods(late, QUICK) == []
    assert "too little history" in " ".join(ask("forecast", replace(BUSY, events=late), QUICK).notes)


@pytest.mark.parametrize("asked", [QUICK, HEXAGONS], ids=["squares", "hexagons"])
def test_no_later_event_draws_the_area_of_an_evaluation_but_counts_as_not_foreseen(asked):
    def told(days: list[int]) -> str:
        far = found([10.0] * 40 + [30_000.0] * len(days), [*range(0, 400, 10), *days])
        return evaluated(far, replace(asked, periods=3)).notes[0]

    def cells(note: str) -> int:
        return int(note.split(" cells")[0].split()[-1].replace(",", ""))

    assert cells(told([0])) > cells(told([])) == cells(told([390]))
    assert told([]).startswith("5 events")
    assert " 0 of the events lay" in told([])
    assert told([390]).startswith("6 events")
    assert " 1 of the events lay" in told([390])


@pytest.mark.parametrize("asked", [QUICK, HEXAGONS], ids=["squares", "hexagons"])
def test_the_cell_of_an_earlier_event_is_of_the_area_however_near_that_ends(asked):
    note = evaluated(found([10.0] * 40, list(range(0, 400, 10))), replace(asked, periods=3, near=1)).notes[0]
    assert " 1 cell. " in note


def test_what_was_recorded_late_is_known_late():
    """Half of the events were recorded a year after: they are no history of what came before that."""
    timely = found([10.0] * 80, list(range(0, 400, 5)))
    late = np.arange(80) % 2 == 1
    month = np.where(late, timely.events.month + 12, timely.events.month)
    scores = [
        ask("forecast", replace(timely, events=replace(timely.events, month=each)), QUICK)
        for each in (timely.events.month, month)
    ]
    assert scores[1].title.startswith("Forecast for 2 January 2026"), "all that is at hand is known on the next day"
    known = [moments(replace(timely.events, month=each))[1] for each in (timely.events.month, month)]
    assert (known[1][~late] == known[0][~late]).all()
    assert (known[1][late] >= known[0][late] + 300 * MINUTES_IN_A_DAY).all()


def test_a_title_counts_what_was_looked_at():
    """Nine in ten have a time: the others are left out of a forecast, and it says so."""
    mostly = found([10.0] * 20, list(range(0, 400, 20)))
    mostly = replace(mostly, timed=np.arange(20) > 0)
    answer = ask("forecast", mostly, QUICK)
    assert ": 19 events, " in answer.title
    assert "Left out of 20 records: 1 without a time." in answer.notes
    half = ask("forecast", replace(mostly, timed=np.arange(20) > 9), QUICK)
    assert ": 20 events, " in half.title
    assert "No time, only a month, is known of 10 events." in half.notes
    assert not any("Only the month of each" in note for note in half.notes)


@pytest.mark.parametrize("hexagons", [False, True], ids=["squares", "hexagons"])
def test_the_map_of_a_density_holds_every_event(hexagons):
    asked = replace(QUICK, hexagons=hexagons)
    answer = ask("kde", found([10.0] * 100, [0] * 100), asked)
    area = answer.grid.area_km2[list(answer.cells)]
    assert (np.array(column(answer, "density_per_km2")) * area).sum() == pytest.approx(100, rel=0.03)


def test_no_later_event_moves_a_forecast_on_hexagons():
    """The grid is laid around all events, later ones too; what is said of the area must not depend on it."""

    def said(last: float) -> np.ndarray:
        events = found([10.0, 400.0, 900.0] * 13 + [last], [*range(0, 390, 10), 391]).events
        period = past_periods(events, HEXAGONS, 1)[0]
        ground = ground_before(events, HEXAGONS, period)
        return METHODS_OF_FORECASTS["forecast"](Surfaces(events, ground, read_settings()), period)

    assert said(1500.0) == pytest.approx(said(10.0), rel=1e-9)
