"""Figures in the words of the field: those of the national measures ("words") and those of the plan ("signed").

words    8521    77%      20% Increase +1433    2pp Decrease
signed   1,645   77.1%    -3.7%                 -1.5% points    -99

A decimal is kept (12.0%), money in the red stands in brackets, and what cannot be given is N/A; the reason is in the
note beside it.
"""

from decimal import Decimal

from counterpart.core.indicators import Unit
from counterpart.core.measures.comparing import IN_PERCENT
from counterpart.core.measures.model import Comparison, Measure, MeasureSet

NOT_AVAILABLE = "N/A"
WORDS = "words"
NO_CHANGE = "No change"
MILLIONS = "£m"


def figure(measure: Measure, value: Decimal | None, wording: str) -> str:
    """A value in the measure's unit."""
    if value is None:
        return NOT_AVAILABLE
    match measure.unit:
        case Unit.PERCENT:
            return f"{value}%"
        case Unit.SECONDS:
            return _time(value)
        case Unit.POUNDS:
            return _money(measure, value)
        case _:
            return f"{value}" if wording == WORDS else f"{value:,}"


def difference(measure: Measure, comparison: Comparison, measures: MeasureSet) -> str:
    """How the current figure differs from the comparator's."""
    return _in_words(measure, comparison) if measures.wording == WORDS else _signed(measure, comparison)


def _in_words(measure: Measure, comparison: Comparison) -> str:
    change = comparison.points if measure.unit is Unit.PERCENT else comparison.difference
    if change is None:
        return NOT_AVAILABLE
    if measure.unit is Unit.PERCENT:
        return f"{abs(change)}pp {_direction(change)}" if change else NO_CHANGE
    if not change:
        return NO_CHANGE
    share = "" if comparison.percent is None else f"{abs(comparison.percent)}% "
    absolute = _time(change, signed=True) if measure.unit is Unit.SECONDS else f"{change:+}"
    return f"{share}{_direction(change)} {absolute}"


def _signed(measure: Measure, comparison: Comparison) -> str:
    if measure.unit is Unit.PERCENT:
        return NOT_AVAILABLE if comparison.points is None else f"{comparison.points}% points"
    if measure.unit in IN_PERCENT:
        return NOT_AVAILABLE if comparison.percent is None else f"{comparison.percent}%"
    return figure(measure, comparison.difference, "signed")


def _direction(change: Decimal) -> str:
    return "Increase" if change > 0 else "Decrease"


def _money(measure: Measure, value: Decimal) -> str:
    """In pounds or, where the measure says so, in millions; what is in the red stands in brackets."""
    if measure.unit_label != MILLIONS:
        return f"({-value:,})" if value < 0 else f"{value:,}"
    shown = f"{abs(value).scaleb(-6):,.{max(0, 6 + measure.decimals)}f}"
    return f"({shown})" if value < 0 else shown


def _time(value: Decimal, *, signed: bool = False) -> str:
    """Seconds as hh:mm:ss, with the part of a second that the measure keeps."""
    minutes, seconds = divmod(abs(value), 60)
    hours, minutes = divmod(minutes, 60)
    sign = "-" if value < 0 else "+" if signed and value > 0 else ""
    whole, _, part = str(seconds).partition(".")
    return f"{sign}{int(hours):02d}:{int(minutes):02d}:{int(whole):02d}{f'.{part}' if part else ''}"
