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
    scaled = Fraction(value) * Fraction(10) ** decimals
    whole = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole if scaled >= 0 else -whole).scaleb(-decimals)
