"""One figure set against another: percent, percentage points or an absolute difference, as the unit demands.

A change in percent needs a comparator that is large enough; percentages are never divided by one another.
"""

from dataclasses import dataclass
from decimal import Decimal

from counterpart.core.indicators import Unit
from counterpart.core.measures.figures import Exact, Figure, joined
from counterpart.core.measures.model import Measure, Polarity
from counterpart.core.measures.rounding import rounded, rounded_ratio

# Our own rule, as no source gives one: no percentage of fewer than 5, and a word of caution under 30.
LEAST_FOR_PERCENT = 5
FEW = 30
IN_PERCENT = frozenset({Unit.COUNT, Unit.RATE})

FROM_ZERO = "No percentage: there is none to compare with."
TOO_FEW = f"No percentage: fewer than {LEAST_FOR_PERCENT} to compare with."
TOO_FEW_POINTS = f"Not compared: a share of fewer than {LEAST_FOR_PERCENT}."
SMALL = f"Small numbers (under {FEW}): the change may be chance."
PARTIAL = "Not compared: some months are missing."
NO_CURRENT = "Not compared: no current figure can be given."


@dataclass(frozen=True, slots=True)
class Change:
    """How one figure differs from another; what cannot be given is None, and `note` says why."""

    difference: Decimal | None = None
    percent: Decimal | None = None
    points: Decimal | None = None
    note: str = ""
    movement: str = ""


def compare(measure: Measure, percent_decimals: int, current: Figure, other: Figure) -> Change:
    """Compare two exact figures; each result is rounded once."""
    if current.value is None or other.value is None:
        return Change(note=NO_CURRENT if current.value is None and other.value is not None else "")
    if current.partial or other.partial:
        return Change(note=PARTIAL)
    difference = current.value - other.value
    small = SMALL if _smallest(current, other) < FEW else ""
    if measure.unit is Unit.PERCENT:
        return _in_points(measure, difference, other, small)
    absolute = rounded(difference, measure.decimals)
    if measure.unit not in IN_PERCENT:
        return Change(difference=absolute, note=small, movement=_movement(measure.polarity, absolute))
    refusal = _refusal(other)
    percent = None if refusal else _percent(difference, other.value, percent_decimals)
    moved = _movement(measure.polarity, absolute or percent or 0)
    return Change(difference=absolute, percent=percent, note=joined(refusal, small), movement=moved)


def _percent(difference: Exact, other: Exact, decimals: int) -> Decimal:
    above, below = difference.numerator * other.denominator, difference.denominator * other.numerator
    return rounded_ratio(100 * above, below, decimals)


def _in_points(measure: Measure, difference: Exact, other: Figure, small: str) -> Change:
    if other.base is not None and other.base < LEAST_FOR_PERCENT:
        return Change(note=TOO_FEW_POINTS)
    points = rounded(difference, measure.decimals)
    return Change(points=points, note=small, movement=_movement(measure.polarity, points))


def _refusal(other: Figure) -> str:
    if other.value == 0:
        return FROM_ZERO
    return TOO_FEW if other.base is not None and other.base < LEAST_FOR_PERCENT else ""


def _smallest(current: Figure, other: Figure) -> Exact:
    bases = [figure.base for figure in (current, other) if figure.base is not None]
    return min(bases, default=FEW)


def _movement(polarity: Polarity, difference: Decimal | int) -> str:
    """What is printed decides: beside "no change" nothing is better or worse."""
    if polarity is Polarity.NEUTRAL:
        return ""
    if difference == 0:
        return "same"
    return "better" if (difference > 0) == (polarity is Polarity.HIGHER) else "worse"
