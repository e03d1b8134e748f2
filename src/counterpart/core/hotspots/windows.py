"""The two spans that a response is judged by: before and after, of one length."""

from dataclasses import dataclass

from counterpart.core.hotspots.events import MINUTES_IN_A_DAY
from counterpart.core.hotspots.spans import Span, whole_months

_YEAR = 12


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """Raises ValueError unless the spans are of one kind and length and the first ends before the second begins.

    Whole months are of one length when they are as many: February counts as a month.
    """

    before: Span
    after: Span

    def __post_init__(self) -> None:
        alike = self.before.months == self.after.months and (self.before.months or self.before.days == self.after.days)
        if not alike:
            raise ValueError(
                f"Before and after must be of one length; got {self.before.days:g} and {self.after.days:g} days"
            )
        if self.before.end > self.after.start:
            raise ValueError("The span before must end before the span after begins")


def just_before(after: Span, gap: int = 0) -> BeforeAfter:
    """The span of the same length that ends so many days before: season is not removed."""
    if after.months and not gap:
        return BeforeAfter(after.earlier(1), after)
    end = after.start - gap * MINUTES_IN_A_DAY
    return BeforeAfter(Span(end - (after.end - after.start), end), Span(after.start, after.end))


def same_months_before(first: int, months: int) -> BeforeAfter:
    """The same months of an earlier year, which removes season: so many whole months from `first` on.

    A span of over a year goes back as many years as it needs.
    """
    years = -(-months // _YEAR)
    return BeforeAfter(whole_months(first - years * _YEAR, months), whole_months(first, months))
