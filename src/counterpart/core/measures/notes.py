"""What a comparison has to say besides its figures."""

from counterpart.core.measures.model import Measure, SeriesBreak
from counterpart.core.periods.months import Window, written


def spanned_breaks(measure: Measure, earlier: Window, later: Window) -> tuple[SeriesBreak, ...]:
    """The breaks of a series that lie between two windows, or inside them: not the same thing is counted."""
    return tuple(one for one in measure.breaks if earlier.first < one.month <= later.last)


def break_note(measure: Measure, earlier: Window, later: Window) -> str:
    """The breaks in words; empty when there is none."""
    spanned = spanned_breaks(measure, earlier, later)
    return " ".join(f"Series break at {written(one.month)}: {one.title}" for one in spanned)
