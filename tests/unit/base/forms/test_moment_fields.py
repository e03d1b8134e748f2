"""Days and times. The form's moment is Wednesday 3 June 2026."""

from datetime import date, time

import pytest

from counterpart.base import forms
from tests.unit.base.forms.filling import fill


@pytest.mark.parametrize(("day", "month"), [("3", "6"), ("03", "06"), (" 3", "June"), ("3", "jun")])
def test_a_date_in_three_boxes(day, month):
    result = fill(forms.DateField(label="Date of the theft"), day=day, month=month, year="2026")
    assert result.value == date(2026, 6, 3)


@pytest.mark.parametrize(
    ("parts", "error", "linked"),
    [
        ({}, "Enter date of the theft", "#id_field-day"),
        ({"day": "3", "year": "2026"}, "Date of the theft must include a month", "#id_field-month"),
        ({"day": "3"}, "Date of the theft must include a month and year", "#id_field-month"),
        (
            {"day": "31", "month": "2", "year": "2026"},
            "Date of the theft must be a real date, like 27 3 2026",
            "#id_field-day",
        ),
        (
            {"day": "3", "month": "13", "year": "2026"},
            "Date of the theft must be a real date, like 27 3 2026",
            "#id_field-month",
        ),
        ({"day": "3", "month": "6", "year": "26"}, "Year must include 4 numbers", "#id_field-year"),
        ({"day": "\x00", "month": "6", "year": "2026"}, "Date of the theft must be a real date", "#id_field-day"),
        ({"day": "9" * 1_000_000, "month": "6", "year": "2026"}, "Date of the theft must be a real", "#id_field-day"),
    ],
)
def test_a_wrong_date_says_what_is_wrong_and_links_to_the_box(parts, error, linked):
    result = fill(forms.DateField(label="Date of the theft"), **parts)
    assert result.error.startswith(error)
    assert f'href="{linked}"' in result.form.error_summary
    result.html.encode()


def test_tenses():
    tomorrow = {"day": "4", "month": "6", "year": "2026"}
    past = forms.DateField(label="Date", tense="past")
    assert fill(past, **tomorrow).error == "Date must be today or in the past"
    assert fill(past, day="3", month="6", year="2026").value == date(2026, 6, 3)
    future = forms.DateField(label="Date", tense="future")
    assert fill(future, day="2", month="6", year="2026").error == "Date must be today or in the future"
    assert fill(forms.DateField(label="Date"), day="1", month="1", year="1066").error == "Date must be in 1900 or later"


def test_an_initial_date_fills_the_boxes():
    class Theft(forms.Form):
        day = forms.DateField(label="Date")

    html = Theft(initial={"day": date(2026, 6, 3)})["day"].component
    assert all(f'value="{part}"' in html for part in ("3", "6", "2026"))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("today", date(2026, 6, 3)),
        ("Yesterday", date(2026, 6, 2)),
        ("3 June", date(2026, 6, 3)),
        ("4 June", date(2025, 6, 4)),
        ("Tuesday 2nd June", date(2026, 6, 2)),
        ("31/12/2025", date(2025, 12, 31)),
        ("29 Feb", None),
        ("1 june 2026", date(2026, 6, 1)),
    ],
)
def test_a_day_as_people_say_it(typed, expected):
    assert fill(forms.DayField(label="Day", tense="past"), typed).value == expected


@pytest.mark.parametrize("typed", ["32 June", "soon", "tomorrow", "\x00", "0 0", "3 June 0000"])
def test_a_day_that_cannot_be(typed):
    assert fill(forms.DayField(label="Day", tense="past"), typed).error


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2:05pm", time(14, 5)),
        ("14:05", time(14, 5)),
        ("1405", time(14, 5)),
        ("2.05 p.m.", time(14, 5)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("midnight", time(0)),
        ("Noon", time(12)),
        ("9", time(9)),
    ],
)
def test_a_time_as_people_write_it(typed, expected):
    assert fill(forms.TimeField(label="Time"), typed).value == expected


@pytest.mark.parametrize("typed", ["25:00", "13pm", "0am", "2:60", "late", "2:05:00"])
def test_a_time_that_cannot_be(typed):
    assert fill(forms.TimeField(label="Time"), typed).error == "Time must be a time, like 2:05pm or 14:05"


def test_a_past_day_needs_the_moment_of_the_form():
    class Theft(forms.Form):
        day = forms.DayField(label="Day")

    with pytest.raises(ValueError, match=r"at=request\.at"):
        Theft({"day": "today"}).is_valid()


def test_the_end_of_the_calendar_is_no_day_of_ours():
    assert fill(forms.DayField(label="Day"), "31/12/9999").error == "Day must be before 2200"
    assert fill(forms.DayField(label="Day"), "31/12/2199").value == date(2199, 12, 31)
