"""Days and times: the past only, and the two nights on which clocks change."""

from datetime import UTC, datetime

import pytest

from counterpart.business.forms.pages import Ask, page_form
from counterpart.business.forms.questions import Offers
from counterpart.core.reporting import questions
from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.questions import Context

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


def form(chosen="exact", **typed):
    ask = Ask(Answers.from_json({"what_happened": "theft", "when": {"chosen": chosen}}), Context(), Offers(), AT)
    return page_form(questions.page("when_exact"), ask, typed)


def at(day, time, **more):
    return form(when_from_day=day, when_from_time=time, **more)


@pytest.mark.parametrize(
    ("day", "time", "moment"),
    [
        ("today", "11am", "2026-11-20T11:00:00+00:00"),
        ("3 June 2026", "2:05pm", "2026-06-03T13:05:00+00:00"),
        ("25/10/2026", "00:30", "2026-10-24T23:30:00+00:00"),
        ("29 March 2026", "2am", "2026-03-29T01:00:00+00:00"),
    ],
)
def test_a_time_on_the_wall_is_one_moment(day, time, moment):
    filled = at(day, time)
    assert filled.is_valid(), filled.errors
    assert filled.answers()["when"]["from"] == moment


def test_a_time_that_the_clocks_skipped_is_refused():
    filled = at("29 March 2026", "1:30am")
    assert not filled.is_valid()
    assert "did not happen" in filled.errors["when_from_time"][0]


def test_a_time_that_came_twice_is_asked_for_and_then_known():
    asked = at("25 October 2026", "1:30am")
    assert not asked.is_valid()
    assert "clocks went back" in asked.errors["when_from_which"][0]
    moments = [at("25 October 2026", "1:30am", when_from_which=which) for which in "01"]
    assert [each.is_valid() and each.answers()["when"]["from"] for each in moments] == [
        "2026-10-25T00:30:00+00:00",
        "2026-10-25T01:30:00+00:00",
    ]


def test_which_of_two_times_is_not_asked_on_any_other_night():
    assert "when_from_which" not in at("24 October 2026", "1:30am").fields


@pytest.mark.parametrize(("day", "time", "field"), [("today", "12:01pm", "time"), ("21 November 2026", "9am", "day")])
def test_the_future_is_refused(day, time, field):
    filled = at(day, time)
    assert not filled.is_valid()
    assert "past" in filled.errors[f"when_from_{field}"][0]


@pytest.mark.parametrize(("day", "time", "field"), [("", "2pm", "day"), ("today", "", "time")])
def test_half_a_moment_is_refused_beside_the_missing_half(day, time, field):
    filled = at(day, time)
    assert not filled.is_valid()
    assert list(filled.errors) == [f"when_from_{field}"]


def test_a_range_ends_after_it_starts():
    filled = form("range", when_from_day="today", when_from_time="9am", when_to_day="today", when_to_time="9am")
    assert not filled.is_valid()
    assert filled.errors["when_to_time"] == ["The latest time must be after the earliest"]


def test_an_answer_is_shown_again_as_it_was_meant():
    when = {"chosen": "exact", "kind": "point", "from": "2026-10-25T01:30:00Z"}
    ask = Ask(Answers.from_json({"what_happened": "theft", "when": when}), Context(), Offers(), AT)
    shown = page_form(questions.page("when_exact"), ask)
    assert [shown[name].value() for name in shown.fields] == ["25 October 2026", "1:30am", "1"]
