"""Half away from zero, once."""

from decimal import Decimal
from fractions import Fraction

import pytest

from counterpart.core.measures.rounding import rounded


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (Fraction(1, 2), 0, "1"),
        (Fraction(-1, 2), 0, "-1"),
        (Fraction(3, 2), 0, "2"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(-5, 2), 0, "-3"),
        (Fraction(1, 3), 1, "0.3"),
        (Decimal("0.25"), 1, "0.3"),
        (Decimal("-0.25"), 1, "-0.3"),
        (Decimal("2.675"), 2, "2.68"),
        (12, 1, "12.0"),
        (0, 0, "0"),
        (157_849_999, -5, "157800000"),
        (-4_150_000, -5, "-4200000"),
    ],
)
def test_a_tie_goes_away_from_zero_and_decimals_are_kept(
    value: Fraction | Decimal | int, decimals: int, expected: str
) -> None:
    assert str(rounded(value, decimals)) == expected


def test_a_small_negative_value_is_plain_zero() -> None:
    assert str(rounded(Fraction(-1, 100), 0)) == "0"
