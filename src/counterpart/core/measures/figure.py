"""One figure of one measure at one place in one window, whatever it is made from."""

from collections.abc import Callable

from counterpart.core.measures.counts import counted_figure
from counterpart.core.measures.evidence import LABEL, Evidence, label_note, missing_note, months_gone
from counterpart.core.measures.figures import Figure, joined, mean, refused
from counterpart.core.measures.model import Measure, MeasureKind, Place
from counterpart.core.measures.ranks import rank_figure
from counterpart.core.measures.series import published_average, published_figure, series_figure
from counterpart.core.measures.windows import ComparedWindows
from counterpart.core.periods.months import Window

NO_DATA = "No data."


def figure(evidence: Evidence, measure: Measure, place: Place, window: Window) -> Figure:
    """The exact figure; one that cannot be given says why.

    Where recorded crime cannot give it and a series of published figures can, it is the published one, and says so.
    """
    match measure.kind:
        case MeasureKind.NONE:
            return refused(measure.notes[0] if measure.notes else NO_DATA)
        case MeasureKind.INDICATOR:
            return series_figure(evidence, measure, place, window)
    found = _of_months(evidence, window, _counting(evidence, measure, place, window))
    if measure.series and (found.value is None or found.partial):
        return published_figure(evidence, measure, place, window) or found
    return found


def compared_figure(evidence: Evidence, measure: Measure, place: Place, windows: ComparedWindows) -> Figure:
    """The figure of a comparator's windows, or their mean; a published average stands in where it cannot be given."""
    if windows.refusal:
        return refused(windows.refusal)
    found = mean(tuple(figure(evidence, measure, place, window) for window in windows.others))
    if found.value is not None or len(windows.others) == 1:
        return found
    published = published_average(evidence, measure, place, windows.span) if measure.series else None
    return published or _one_note(evidence, measure, windows, found)


def _one_note(evidence: Evidence, measure: Measure, windows: ComparedWindows, found: Figure) -> Figure:
    """A mean that was refused for its months says so once, and not for each of its windows."""
    held = evidence.held(windows.span)
    if measure.kind in (MeasureKind.INDICATOR, MeasureKind.NONE) or held.is_whole:
        return found
    return refused(missing_note(held))


def _counting(evidence: Evidence, measure: Measure, place: Place, window: Window) -> Callable[[], Figure]:
    if measure.kind is MeasureKind.RANK:
        return lambda: rank_figure(evidence, measure, window)
    return lambda: counted_figure(evidence, measure, place, window)


def _of_months(evidence: Evidence, window: Window, calculate: Callable[[], Figure]) -> Figure:
    """A month that is missing is not a month without crime: refuse, or label the months that are there."""
    held = evidence.held(window)
    if held.is_whole:
        return calculate()
    if evidence.missing != LABEL or len(months_gone(held)) == window.months:
        return refused(missing_note(held))
    found = calculate()
    label = label_note(held)
    return Figure(
        found.value, found.base, joined(label, found.note), partial=True, brief=joined(label, found.shared_note)
    )
