"""How one figure follows from others: its exact value, its span, and what an input would have to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from counterpart.core.documents.understand.spans import Span


class Formula(Protocol):
    """One way in which a figure follows from others."""

    def value(self, inputs: Sequence[Fraction]) -> Fraction | None:
        """Work out the figure exactly; None where it is not defined (a division by zero)."""

    def span(self, inputs: Sequence[Span]) -> Span | None:
        """Give every value that the figure may have; None where there is no bound."""

    def solve(self, target: Span, inputs: Sequence[Span], index: int) -> Span | None:
        """Give what one input would have to be, were all else right; None where nothing serves."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The first less the second."""

    def value(self, inputs: Sequence[Fraction]) -> Fraction | None:
        return inputs[0] - inputs[1]

    def span(self, inputs: Sequence[Span]) -> Span | None:
        return inputs[0] - inputs[1]

    def solve(self, target: Span, inputs: Sequence[Span], index: int) -> Span | None:
        return target + inputs[1] if index == 0 else inputs[0] - target


@dataclass(frozen=True, slots=True)
class PercentChange:
    """How much the first is above the second, as a percentage of the one named by `base`.

    sized  a base below nought counts by its size, so that the sign tells the direction; otherwise
           by its sign, as where income is printed in brackets
    """

    base: int = 1
    sized: bool = True

    def value(self, inputs: Sequence[Fraction]) -> Fraction | None:
        base = inputs[self.base]
        return None if base == 0 else (inputs[0] - inputs[1]) / (abs(base) if self.sized else base) * 100

    def span(self, inputs: Sequence[Span]) -> Span | None:
        first, second = inputs
        one = Span.exactly(Fraction(1))
        if self.base == 1:
            ratio = first.over(second)
            change = None if ratio is None else ratio - one
            negative = second.high < 0
        else:
            ratio = second.over(first)
            change = None if ratio is None else one - ratio
            negative = first.high < 0
        return None if change is None else change.times(-100 if negative and self.sized else 100)

    def solve(self, target: Span, inputs: Sequence[Span], index: int) -> Span | None:
        sign = -1 if self.sized and inputs[self.base].high < 0 else 1
        share = target.times(Fraction(sign, 100))
        one = Span.exactly(Fraction(1))
        factor = one + share if self.base == 1 else one - share
        known = inputs[1 - index]
        if index == (0 if self.base == 1 else 1):
            return known * factor
        return known.over(factor)


@dataclass(frozen=True, slots=True)
class Unsigned:
    """The size of another formula's result, where a column prints changes without their signs."""

    inner: Formula

    def value(self, inputs: Sequence[Fraction]) -> Fraction | None:
        value = self.inner.value(inputs)
        return None if value is None else abs(value)

    def span(self, inputs: Sequence[Span]) -> Span | None:
        span = self.inner.span(inputs)
        if span is None or span.low >= 0:
            return span
        return Span(max(Fraction(0), -span.high), max(-span.low, span.high))

    def solve(self, target: Span, inputs: Sequence[Span], index: int) -> Span | None:
        now = self.inner.value([(span.low + span.high) / 2 for span in inputs])
        sign = -1 if now is not None and now < 0 else 1
        return self.inner.solve(target.times(sign), inputs, index)


@dataclass(frozen=True, slots=True)
class Ratio:
    """The first for every `per` of the second: a share at 100, a rate at 1,000."""

    per: int = 100

    def value(self, inputs: Sequence[Fraction]) -> Fraction | None:
        return None if inputs[1] == 0 else inputs[0] / inputs[1] * self.per

    def span(self, inputs: Sequence[Span]) -> Span | None:
        ratio = inputs[0].over(inputs[1])
        return None if ratio is None else ratio.times(self.per)

    def solve(self, target: Span, inputs: Sequence[Span], index: int) -> Span | None:
        share = target.times(Fraction(1, self.per))
        return inputs[1] * share if index == 0 else inputs[0].over(share)


@dataclass(frozen=True, slots=True)
class Sum:
    """All inputs together, divided by `among`: 1 for a total, their number for a mean."""

    among: int = 1

    def value(self, inputs: Sequence[Fraction]) -> Fraction | None:
        return sum(inputs, Fraction(0)) / self.among

    def span(self, inputs: Sequence[Span]) -> Span | None:
        total = sum(inputs, Span.exactly(Fraction(0)))
        return total.times(Fraction(1, self.among))

    def solve(self, target: Span, inputs: Sequence[Span], index: int) -> Span | None:
        others = (span for at, span in enumerate(inputs) if at != index)
        return target.times(self.among) - sum(others, Span.exactly(Fraction(0)))
