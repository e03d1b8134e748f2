"""Exact interval arithmetic: every value that a printed figure may stand for."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Span:
    """A closed interval of exact numbers, low <= high."""

    low: Fraction
    high: Fraction

    @classmethod
    def exactly(cls, value: Fraction) -> "Span":
        """Stand for one value only."""
        return cls(value, value)

    @classmethod
    def around(cls, value: Fraction, half: Fraction) -> "Span":
        """Stand for every value up to `half` away."""
        return cls(value - half, value + half)

    def __add__(self, other: "Span") -> "Span":
        return Span(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Span") -> "Span":
        return Span(self.low - other.high, self.high - other.low)

    def __mul__(self, other: "Span") -> "Span":
        corners = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Span(min(corners), max(corners))

    def over(self, other: "Span") -> "Span | None":
        """Divide; None where the divisor may be zero."""
        if other.low <= 0 <= other.high:
            return None
        corners = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Span(min(corners), max(corners))

    def times(self, factor: Fraction | int) -> "Span":
        """Scale by an exact factor."""
        return self * Span.exactly(Fraction(factor))

    def meets(self, other: "Span") -> bool:
        """Say whether the two have a value in common."""
        return self.low <= other.high and other.low <= self.high

    def common(self, other: "Span") -> "Span | None":
        """Give what both allow, or None."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return Span(low, high) if low <= high else None


def common_to_all(spans: Iterable[Span]) -> Span | None:
    """Give what every one of at least one span allows, or None."""
    shared: Span | None = None
    for span in spans:
        shared = span if shared is None else shared.common(span)
        if shared is None:
            return None
    return shared


def rounded(value: Fraction, step: Fraction) -> Fraction:
    """Round to a multiple of `step`, halves away from zero."""
    units = abs(value) / step + Fraction(1, 2)
    whole = Fraction(units.numerator // units.denominator) * step
    return whole if value >= 0 else -whole
