"""Whether a response worked: before and after, beside an area without it, and what became of the ground around.

A before that was picked because it was high falls back by itself: no figure here knows how the area was chosen.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from counterpart.core.hotspots.displacement import Displacement, displacement
from counterpart.core.hotspots.events import Events, Floats, Timing, Whole
from counterpart.core.hotspots.ground import Mask
from counterpart.core.hotspots.ratios import Counted, Interval, Moved, dispersion, moved, read_limits
from counterpart.core.hotspots.spans import Span, moments
from counterpart.core.hotspots.windows import BeforeAfter


class Conclusion(StrEnum):
    """What the figures allow to say."""

    FEWER = "fewer"
    MORE = "more"
    NOT_SHOWN = "not shown"
    TOO_SMALL = "too small"


WORDS = {
    Conclusion.FEWER: "Fewer than the comparison area leads us to expect, by more than chance explains.",
    Conclusion.MORE: "More than the comparison area leads us to expect, by more than chance explains.",
    Conclusion.NOT_SHOWN: "No difference from the comparison area is shown: chance could explain what there is.",
    Conclusion.TOO_SMALL: "Too small to conclude.",
}


@dataclass(frozen=True, slots=True)
class Effect:
    """What a response did. `difference`: events after, less those expected; its interval follows from the ratio's.

    `dispersion`: how much more counts vary than chance explains; at least 1. `displacement`: None without a buffer.
    """

    response: Counted
    comparison: Counted
    buffer: Counted | None
    moved: Moved
    difference: Interval
    dispersion: float
    conclusion: Conclusion
    displacement: Displacement | None

    @property
    def words(self) -> str:
        """The conclusion in a sentence."""
        return WORDS[self.conclusion]


def before_after(
    events: Events, windows: BeforeAfter, response: Mask, comparison: Mask, buffer: Mask | None = None
) -> Effect:
    """Compare two areas over two spans of one length; each mask says which events lie in its area.

    Raises ValueError when areas share an event, and when only months are known but the spans are not whole months.
    """
    masks = [response, comparison, *([] if buffer is None else [buffer])]
    _refuse(events, windows, masks)
    middle, _ = moments(events)
    areas = [middle[mask] for mask in masks]
    counted = [_count(area, windows) for area in areas]
    parts = windows.after.months if events.timing is Timing.MONTH else read_limits().parts
    factor = dispersion([row for area in areas[:2] for row in _in_parts(area, windows, parts)])
    return effect(counted[0], counted[1], counted[2] if buffer is not None else None, factor)


def effect(response: Counted, comparison: Counted, buffer: Counted | None = None, factor: float = 1.0) -> Effect:
    """The same from counts alone; `factor` is that of `ratios.dispersion`."""
    found = moved(response, comparison, factor)
    after = response.after + 0.5 * found.filled
    ratio = found.ratio
    return Effect(
        response=response,
        comparison=comparison,
        buffer=buffer,
        moved=found,
        difference=Interval(*(after - after / each for each in (ratio.value, ratio.low, ratio.high))),
        dispersion=factor,
        conclusion=_conclude(found),
        displacement=None if buffer is None else displacement(response, comparison, buffer, factor),
    )


def _conclude(found: Moved) -> Conclusion:
    if found.too_small:
        return Conclusion.TOO_SMALL
    if not found.shown:
        return Conclusion.NOT_SHOWN
    return Conclusion.FEWER if found.ratio.value < 1 else Conclusion.MORE


def _refuse(events: Events, windows: BeforeAfter, areas: Sequence[Mask]) -> None:
    if bool((np.sum(areas, axis=0) > 1).any()):
        raise ValueError("The areas overlap: an event lies in two of them; draw them apart")
    if events.timing is Timing.MONTH and not windows.after.months:
        raise ValueError("Only the month of these events is known; compare whole months")


def _count(middle: Whole, windows: BeforeAfter) -> Counted:
    return Counted(_within(middle, windows.before), _within(middle, windows.after))


def _within(middle: Whole, span: Span) -> int:
    return int(((middle >= span.start) & (middle < span.end)).sum())


def _in_parts(middle: Whole, windows: BeforeAfter, parts: int) -> Iterator[Floats]:
    for span in (windows.before, windows.after):
        yield np.histogram(middle, bins=parts, range=(span.start, span.end))[0].astype(np.float64)
