"""Every way of printing a figure that the field uses, and some slips of the pen."""

from fractions import Fraction

import pytest

from counterpart.core.documents.understand.numbers import read_cell
from counterpart.core.documents.understand.units import Unit

NUMBER, PERCENT, POINTS, TIME, MONEY = Unit.NUMBER, Unit.PERCENT, Unit.POINTS, Unit.SECONDS, Unit.POUNDS


@pytest.mark.parametrize(
    ("text", "value", "unit", "decimals"),
    [
        ("1,062", "1062", NUMBER, 0),
        ("1 234 567", "1234567", NUMBER, 0),
        ("<b>49,540</b>", "49540", NUMBER, 0),
        ("1,234*", "1234", NUMBER, 0),
        ("123 [r]", "123", NUMBER, 0),
        ("(19.2)", "-19.2", NUMBER, 1),
        ("+ 106,270", "106270", NUMBER, 0),
        ("- 1,685", "-1685", NUMBER, 0),
        ("89.4%", "89.4", PERCENT, 1),
        ("−20.30%", "-20.3", PERCENT, 2),
        ("12.3% ¹", "12.3", PERCENT, 1),
        ("▲ 12%", "12", PERCENT, 0),
        ("▼ 12%", "-12", PERCENT, 0),
        ("▲ -12%", "-12", PERCENT, 0),
        ("8.5 per cent", "8.5", PERCENT, 1),
        ("4.2% points", "4.2", POINTS, 1),
        ("-1.6 % points", "-1.6", POINTS, 1),
        ("2pp Decrease", "-2", POINTS, 0),
        ("+0.6 ppt", "0.6", POINTS, 1),
        ("1.5 percentage points", "1.5", POINTS, 1),
        ("00:08:05", "485", TIME, 0),
        ("03:36", "216", TIME, 0),
        ("38 seconds", "38", TIME, 0),
        ("£1.2m", "1200000", MONEY, 1),
        ("£(1.2)m", "-1200000", MONEY, 1),
        ("-£350", "-350", MONEY, 0),
        ("£87.2m", "87200000", MONEY, 1),
    ],
)
def test_one_figure(text: str, value: str, unit: Unit, decimals: int) -> None:
    printed = read_cell(text)
    assert printed.plain
    figure = printed.figures[0]
    assert (figure.value, figure.unit, figure.decimals, figure.slips) == (Fraction(value), unit, decimals, ())


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("129% Increase +9", [("129", PERCENT), ("9", NUMBER)]),
        ("38% Decrease -270", [("-38", PERCENT), ("-270", NUMBER)]),
        ("35% increase +105", [("35", PERCENT), ("105", NUMBER)]),
        ("452 (12%)", [("452", NUMBER), ("12", PERCENT)]),
        ("-29 (-5.4%)", [("-29", NUMBER), ("-5.4", PERCENT)]),
    ],
)
def test_several_figures_in_a_cell(text: str, values: list[tuple[str, Unit]]) -> None:
    printed = read_cell(text)
    assert printed.plain
    assert [(figure.value, figure.unit) for figure in printed.figures] == [(Fraction(v), u) for v, u in values]


@pytest.mark.parametrize(
    "text", ["", "N/A", "n/a", "–", "-", "..", "[c]", "<5", "Data not available at district level"]
)
def test_nothing_given(text: str) -> None:
    assert read_cell(text).missing


@pytest.mark.parametrize(
    "text",
    [
        "2019/20",
        "Apr '19",
        "10-17",
        "Officers trained: 12",
        "38 seconds  Emergency - 00:04 Priority - 03:36",
        "1, 3, 8-10, 13",
        "% of 999s answered",
    ],
)
def test_words_with_figures_are_no_figure(text: str) -> None:
    assert not read_cell(text).plain


@pytest.mark.parametrize(
    ("text", "value", "slip"),
    [
        (",9536", "9536", "the comma is in the wrong place"),
        ("16,02", "1602", "the comma is in the wrong place"),
        ("1,0204", "10204", "the comma is in the wrong place"),
        ("58.8%%", "58.8", "the percent sign is doubled"),
        ("12..3%", "12.3", "the decimal point is doubled"),
        ("(4.1", "-4.1", "one of its brackets is missing"),
        ("1,O62", "1062", "a letter O stands for a nought"),
        ("12.3%.", "12.3", "there is a stray mark at the end"),
        ("--12", "-12", "the minus sign is doubled"),
    ],
)
def test_a_slip_of_the_pen_leaves_the_value(text: str, value: str, slip: str) -> None:
    figure = read_cell(text).figures[0]
    assert figure.value == Fraction(value)
    assert slip in figure.slips
