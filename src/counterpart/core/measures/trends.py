"""The months behind a row, for charts: three years, a month at a time."""

from counterpart.core.measures.evidence import Evidence
from counterpart.core.measures.figure import figure
from counterpart.core.measures.model import Measure, MeasureKind, MonthValue, Place
from counterpart.core.measures.rounding import rounded
from counterpart.core.periods.months import Window, rolling

MONTHS = 36
MONTHLY = frozenset({MeasureKind.COUNT, MeasureKind.PERCENTAGE, MeasureKind.PER_DAY, MeasureKind.INDICATOR})


def trend(evidence: Evidence, measure: Measure, place: Place, to: int) -> tuple[MonthValue, ...]:
    """A value for each month, None where it cannot be given; empty when there is none at all."""
    if measure.kind not in MONTHLY:
        return ()
    found = tuple(_month(evidence, measure, place, month) for month in rolling(to, MONTHS))
    return found if any(one.value is not None for one in found) else ()


def _month(evidence: Evidence, measure: Measure, place: Place, month: int) -> MonthValue:
    value = figure(evidence, measure, place, Window(month, month)).value
    return MonthValue(month, None if value is None else rounded(value, measure.decimals))
