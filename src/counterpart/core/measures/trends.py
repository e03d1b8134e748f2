"""The months behind a row, for charts: three years, a month at a time."""

from decimal import Decimal

from counterpart.core.measures.evidence import Evidence
from counterpart.core.measures.figure import figure
from counterpart.core.measures.model import Measure, MeasureKind, MonthValue, Place
from counterpart.core.measures.rounding import rounded
from counterpart.core.measures.windows import TREND_MONTHS
from counterpart.core.periods.months import Window, rolling

MONTHLY = frozenset({MeasureKind.COUNT, MeasureKind.PERCENTAGE, MeasureKind.PER_DAY, MeasureKind.INDICATOR})


def trend(evidence: Evidence, measure: Measure, place: Place, to: int) -> tuple[MonthValue, ...]:
    """A value for each month, None where it cannot be given; empty when there is none at all."""
    if measure.kind not in MONTHLY:
        return ()
    months = rolling(to, TREND_MONTHS)
    if measure.kind is MeasureKind.COUNT:
        found = _counts(evidence, measure, place, months)
    else:
        found = tuple(_month(evidence, measure, place, month) for month in months)
    return found if any(one.value is not None for one in found) else ()


def _counts(evidence: Evidence, measure: Measure, place: Place, months: Window) -> tuple[MonthValue, ...]:
    """The short way for counts, of which a statement has hundreds of months."""
    if measure.counted is None:
        return ()
    held = evidence.months_held
    counts = zip(months, evidence.monthly(measure.counted, place, months), strict=True)
    return tuple(
        MonthValue(month, Decimal(count.counted) if month in held and not count.undecided else None)
        for month, count in counts
    )


def _month(evidence: Evidence, measure: Measure, place: Place, month: int) -> MonthValue:
    found = figure(evidence, measure, place, Window(month, month))
    value = None if found.value is None else rounded(found.value, measure.decimals)
    return MonthValue(month, value, found.behind)
