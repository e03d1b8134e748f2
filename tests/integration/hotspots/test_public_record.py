"""The record of warnings that everybody may read: totals alone, small counts hidden, no square."""

import json
from datetime import timedelta

import pytest
from django.urls import reverse

from tests.factories import NOW, make_forecast, make_score
from tests.factories.hotspots import SQUARE


def score(people, weeks: int, **fields):
    forecast = make_forecast(force=people.norfolk, starts_on=NOW.date() - timedelta(days=7 * weeks))
    told = {
        "events": 12,
        "hits": 6,
        "warnings": 20,
        "right": 5,
        "chance_right": 1.0,
        "chance_hits": 1.5,
        "best_hits": 9,
    }
    return make_score(forecast=forecast, **told | fields)


@pytest.fixture
def nobody(client_of):
    return client_of(None)


def told(nobody) -> dict:
    return json.loads(nobody.get(reverse("open:warnings_record_json")).content)["record"]


def test_before_any_was_scored_it_says_so(people, nobody):
    assert "No record exists yet" in nobody.get(reverse("open:warnings_record")).content.decode()
    assert told(nobody) == []


def test_it_counts_all_scored_warnings(people, nobody):
    for weeks in range(1, 7):
        score(people, weeks)
    (line,) = told(nobody)
    assert (line["forecasts"], line["warnings"], line["right"], line["share"]) == (6, 120, 30, 0.25)
    assert (line["share_by_chance"], line["reports_foreseen"], line["times_chance"]) == (0.05, 36, 4.0)
    shown = nobody.get(reverse("open:warnings_record")).content.decode()
    assert "30: 25%" in shown
    assert SQUARE not in shown + json.dumps(line)


def test_intervals_want_twelve_forecasts(people, nobody):
    for weeks in range(1, 12):
        score(people, weeks, right=5 + weeks % 5)
    assert told(nobody)[0]["share_low"] is None
    score(people, 12, right=12)
    line = told(nobody)[0]
    assert line["share_low"] < line["share"] < line["share_high"]


@pytest.mark.parametrize(
    "fields",
    [
        {"right": 3},  # few were right
        {"right": 17, "hits": 9},  # few were wrong
        {"hits": 3},  # few reports in warned squares
        {"events": 9, "hits": 6},  # few elsewhere
    ],
)
def test_small_counts_are_hidden_in_every_form(people, nobody, fields):
    score(people, 1, **fields)
    (line,) = told(nobody)
    hidden = {name: value for name, value in line.items() if value is None}
    assert set(hidden) >= {"right", "share", "share_by_chance", "reports", "reports_foreseen", "times_chance"}
    assert "hidden" in nobody.get(reverse("open:warnings_record")).content.decode()
    csv = nobody.get(reverse("open:warnings_record_csv")).content.decode().splitlines()
    assert csv[1].endswith(",20,,,,,,,,")


def test_two_weeks_compared_never_tell_a_small_count(people, nobody):
    """What a week adds is shown once each figure has grown by five or more, and then as it is."""
    score(people, 4)
    before = told(nobody)
    for weeks, forecasts in ((3, 1), (2, 1), (1, 4)):
        score(people, weeks, right=2, hits=2, events=4, best_hits=3)
        assert told(nobody)[0]["forecasts"] == forecasts
    (after,), (first,) = told(nobody), before
    assert (after["right"] - first["right"], after["reports"] - first["reports"]) == (6, 12)


def test_a_forecast_scored_late_changes_no_step(people, nobody):
    score(people, 2, right=2)
    score(people, 1, right=3)
    before = told(nobody)
    score(people, 3, right=1, scored_at=NOW + timedelta(days=1))
    assert told(nobody) == before


def test_none_at_all_is_no_small_count(people, nobody):
    score(people, 1, right=0, hits=0, best_hits=4)
    assert told(nobody)[0]["right"] == 0
