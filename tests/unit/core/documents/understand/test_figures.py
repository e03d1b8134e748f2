"""A figure stands for an interval, agrees with an exact value, and is written alike."""

from fractions import Fraction

import pytest

from counterpart.core.documents.understand.figures import Figure
from counterpart.core.documents.understand.numbers import read_cell
from counterpart.core.documents.understand.spans import Span


def figure(text: str) -> Figure:
    return read_cell(text).figures[0]


@pytest.mark.parametrize(
    ("printed", "exact", "agrees"),
    [
        ("23.3%", Fraction(70, 3), True),
        ("23.2%", Fraction(70, 3), False),
        ("-20.30%", Fraction(-2034, 100), True),  # one place, printed with two
        ("-20.40%", Fraction(-2034, 100), False),
        ("12%", Fraction(11985, 1000), True),
        ("2.5", Fraction(245, 100), True),  # an exact half goes away from zero
        ("2.4", Fraction(245, 100), True),  # or to even
        ("-11%", Fraction(-1149, 100), True),
        ("£1.2m", Fraction(1_249_999), True),
    ],
)
def test_how_an_exact_value_is_printed(printed: str, exact: Fraction, agrees: bool) -> None:
    assert figure(printed).agrees(exact) is agrees


def test_hidden_decimals_reach_half_a_digit() -> None:
    assert figure("94.2%").span(hidden=True) == Span(Fraction("94.15"), Fraction("94.25"))
    assert figure("1,062").span(hidden=False) == Span.exactly(Fraction(1062))


@pytest.mark.parametrize(
    ("printed", "exact", "better"),
    [
        ("153", Fraction(-387), "-387"),
        ("21,889", Fraction(21638), "21,638"),
        ("-0.1% points", Fraction(1, 5), "0.2% points"),
        ("(4.1)", Fraction(-5), "(5.0)"),
        ("+29", Fraction(89), "+89"),
        ("00:08:05", Fraction(3601), "01:00:01"),
        ("£1.2m", Fraction(3_400_000), "£3.4m"),
        ("8521", Fraction(1433), "1433"),
        ("2pp Decrease", Fraction(5), "5pp Increase"),
    ],
)
def test_a_recomputed_figure_is_written_like_the_printed_one(printed: str, exact: Fraction, better: str) -> None:
    assert figure(printed).showing(exact).text == better
