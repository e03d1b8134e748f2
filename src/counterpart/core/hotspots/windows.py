"""The two spans that a response is judged by: before and after, of one length."""

from dataclasses import dataclass

from counterpart.core.hotspots.spans import Span


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
