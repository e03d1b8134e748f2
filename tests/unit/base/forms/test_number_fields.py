"""Whole numbers, and money in pence."""

import pytest

from counterpart.base import forms
from tests.unit.base.forms.filling import fill


@pytest.mark.parametrize(
    ("typed", "pence"),
    [
        ("12", 1200),
        ("12.5", 1250),
        ("£1,234.50", 123450),
        ("1 234", 123400),
        ("80p", 80),
        ("0", 0),
        ("£ 3.05", 305),
        ("１２", 1200),
    ],
)
def test_money_comes_back_in_pence(typed, pence):
    assert fill(forms.MoneyField(label="Value"), typed).value == pence


@pytest.mark.parametrize("typed", ["12,5", "1,23,456", "12.345", "about 12", "£", "12.", "1e3", "٣٣x", "NaN", "∞"])
def test_money_that_cannot_be_read_is_an_error(typed):
    assert fill(forms.MoneyField(label="Value"), typed).error in (
        "Value must be an amount in pounds, like 12 or 1,234.50",
        "Enter value",
    )


def test_money_has_limits():
    field = forms.MoneyField(label="Value", low=100, high=5000)
    assert fill(field, "0.99").error == "Value must be £1 or more"
    assert fill(field, "50.01").error == "Value must be £50 or less"
    assert fill(forms.MoneyField(label="Value"), "-1").error == "Value must be £0 or more"
    assert fill(forms.MoneyField(label="Value"), "9" * 1_000_000).error.startswith("Value must be 30 characters")


def test_an_initial_amount_is_shown_as_it_is_typed():
    class Loss(forms.Form):
        value = forms.MoneyField(label="Value")

    assert 'value="1,234.50"' in Loss(initial={"value": 123450})["value"].component
    assert 'value="12,5"' in Loss({"value": "12,5"})["value"].component


def test_whole_numbers():
    assert fill(forms.IntegerField(label="Quantity"), "1,200").value == 1200
    assert fill(forms.IntegerField(label="Quantity", required=False), "").value is None
    assert fill(forms.IntegerField(label="Quantity"), "1.5").error == "Quantity must be a whole number, like 3"
    assert fill(forms.IntegerField(label="Quantity", low=1), "0").error == "Quantity must be 1 or more"
    assert fill(forms.IntegerField(label="Quantity", high=99), "100").error == "Quantity must be 99 or fewer"
    assert 'inputmode="numeric"' in fill(forms.IntegerField(label="Quantity"), "1").html


@pytest.mark.parametrize(
    ("typed", "degrees"), [("52.6283", 52.6283), ("-1.3", -1.3), ("1", 1.0), (" 52.6 ", 52.6), ("0", 0.0)]
)
def test_degrees_come_back_as_a_number(typed, degrees):
    assert fill(forms.DegreesField(label="Latitude", most=66), typed).value == degrees


@pytest.mark.parametrize("typed", ["north", "52,6", "66.1", "-66.1", "1e1", "nan", "52.", "9" * 29])
def test_degrees_that_cannot_be_are_an_error(typed):
    assert (
        fill(forms.DegreesField(label="Latitude", most=66), typed).error == "Latitude must be in degrees, like 52.6283"
    )
