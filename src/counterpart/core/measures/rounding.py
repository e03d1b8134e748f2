"""Rounding half away from zero, exactly once.

Everything before it is exact: whole numbers and fractions, never floating point. A figure that was rounded is a
Decimal with its decimals kept (12.0 stays 12.0), and nothing is calculated from it again.
"""

from decimal import Decimal
from fractions import Fraction


def rounded(value: Fraction | Decimal | int, decimals: int) -> Decimal:
    """The value with so many decimals; a tie goes away from zero: 0.5 becomes 1 and -0.5 becomes -1.

    A negative number of decimals rounds before the point: -5 gives hundreds of thousands.
    """
    return rounded_ratio(*value.as_integer_ratio(), decimals)


def rounded_ratio(above: int, below: int, decimals: int) -> Decimal:
    """One whole number divided by another, rounded the same way. Raises ZeroDivisionError."""
    if decimals >= 0:
        above *= 10**decimals
    else:
        below *= 10**-decimals
    whole = (2 * abs(above) + abs(below)) // (2 * abs(below))
    number = whole if (above >= 0) == (below > 0) else -whole
    return Decimal(number).scaleb(-decimals) if decimals > 0 else Decimal(number * 10**-decimals)
