"""Whatever is typed into any field, the page comes back: with a clear error, and with the typing kept."""

import pytest
from django.utils.datastructures import MultiValueDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterpart.base.components.gallery_form import GalleryForm
from counterpart.base.forms import DateField, DayField, IntegerField, MoneyField, PasswordField, TimeField
from tests.unit.base.forms.filling import WEDNESDAY, fill

NASTY = [
    "\x00",
    "a\x00b",
    "\ud800",
    "\u202egnp.exe",
    "\u200f\u200e",
    "<script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}",
    "{called} {limit}",
    "%(n)s %s",
    "👩🏽‍🚒",
    "e\u0301",
    "\r\n\r\n",
    "٣",
    "９９",
    "9" * 5000,
    "é" * 1_000_000,
    "\x00" * 1_000_000,
    "-" * 1_000_000,
    " " * 1_000_000,
    "'; DROP TABLE cases; --",
]
anything = st.one_of(st.sampled_from(NASTY), st.text(st.characters(), max_size=60))
FIELDS = sorted(GalleryForm.base_fields)
PARTS = ("", "-day", "-month", "-year")


def sent(name, typed):
    return MultiValueDict({f"{name}{part}": [typed] for part in PARTS})


@pytest.mark.parametrize("name", FIELDS)
@pytest.mark.parametrize("typed", NASTY, ids=range(len(NASTY)))
def test_every_field_survives_what_is_known_to_break_forms(name, typed):
    comes_back(name, typed)


@pytest.mark.slow  # forty inventions for each of twenty fields, some of a megabyte
@pytest.mark.parametrize("name", FIELDS)
@given(typed=anything)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_field_survives_anything(name, typed):
    comes_back(name, typed)


def comes_back(name, typed):
    form = GalleryForm(sent(name, typed), at=WEDNESDAY)
    bound = form[name]
    html = f"{bound.component}{form.error_summary}"
    html.encode()
    assert "\x00" not in html
    assert "<script>alert" not in html
    assert "<img" not in html
    if bound.errors:
        assert bound.error_text[0].isupper()
        assert "{" not in bound.error_text.replace("{called} {limit}", "")
    if typed.isascii() and typed.isalnum() and len(typed) < 60 and "<input" in html and keeps_typing(form, name):
        assert f'value="{typed}"' in html


def keeps_typing(form, name):
    """Choices and passwords do not show what was sent; all others do."""
    return not isinstance(form.fields[name], PasswordField) and 'type="text"' in form[name].component


@given(pence=st.integers(0, 1_000_000_000))
def test_an_amount_survives_being_shown_and_typed_again(pence):
    field = MoneyField(label="Value")
    assert fill(field, field.prepare_value(pence)).value == pence


@given(number=st.integers(0, 999_999))
def test_a_whole_number_survives_with_and_without_commas(number):
    assert fill(IntegerField(label="Number"), f"{number:,}").value == number
    assert fill(IntegerField(label="Number"), str(number)).value == number


@given(day=st.dates(min_value=WEDNESDAY.date().replace(year=1900), max_value=WEDNESDAY.date().replace(year=2199)))
def test_a_day_survives_being_shown_and_typed_again(day):
    assert fill(DayField(label="Day"), DayField(label="Day").prepare_value(day)).value == day
    parts = DateField(label="Day").prepare_value(day)
    assert fill(DateField(label="Day"), day=parts.day, month=parts.month, year=parts.year).value == day


@given(time=st.times().map(lambda time: time.replace(second=0, microsecond=0, fold=0)))
def test_a_time_survives_being_shown_and_typed_again(time):
    assert fill(TimeField(label="Time"), TimeField(label="Time").prepare_value(time)).value == time
