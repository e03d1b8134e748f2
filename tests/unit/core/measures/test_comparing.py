"""What is said of a change that is too small to print."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from counterpart.core.indicators import Unit
from counterpart.core.measures.comparing import compare
from counterpart.core.measures.figures import Figure
from counterpart.core.measures.sets import load

ROBBERY = next(one for one in load("ncpm").measures if one.code == "robbery")


@pytest.mark.parametrize("unit", [Unit.PERCENT, Unit.SECONDS, Unit.RATE])
@pytest.mark.parametrize(
    ("change", "movement"), [("0.4", "same"), ("-0.4", "same"), ("0.5", "worse"), ("-0.5", "better")]
)
def test_a_change_that_is_printed_as_none_is_neither_better_nor_worse(unit: Unit, change: str, movement: str) -> None:
    before = Fraction(1000)

    found = compare(replace(ROBBERY, unit=unit), 0, Figure(before + Fraction(change)), Figure(before))

    assert found.movement == movement


def test_a_percentage_that_is_printed_moves_though_the_difference_is_none() -> None:
    found = compare(ROBBERY, 1, Figure(100), Figure(Fraction(301, 3)))

    assert (found.difference, found.percent, found.movement) == (0, Decimal("-0.3"), "better")
