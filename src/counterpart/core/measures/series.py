"""Figures of indicator series: what is no recorded crime, such as calls, surveys, budgets and strength.

Shorter periods are put together only where that is right: counts and money add up, percentages and means need what
stands behind them, and strength is that of the last period.
"""

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from counterpart.core.indicators import IndicatorValue, Unit
from counterpart.core.measures.evidence import FORCE, LABEL, Evidence
from counterpart.core.measures.figures import Figure, refused
from counterpart.core.measures.model import Measure, Place
from counterpart.core.periods.months import Window

ADDED = frozenset({Unit.COUNT, Unit.POUNDS})


def by_series(values: Iterable[IndicatorValue], force: str) -> dict[tuple[str, str], tuple[IndicatorValue, ...]]:
    """A force's values by series and place, in order of time."""
    found: dict[tuple[str, str], list[IndicatorValue]] = {}
    for value in values:
        if value.force == force:
            found.setdefault((value.series, value.place), []).append(value)
    return {key: tuple(sorted(these, key=lambda one: one.window)) for key, these in found.items()}


def series_figure(evidence: Evidence, measure: Measure, place: Place, window: Window) -> Figure:
    """The figure of a series for a window."""
    values = evidence.series.get((measure.series, "" if place.kind == FORCE else place.code), ())
    if not values and place.kind != FORCE:
        return refused("Data not available at district level.")
    exact = [one for one in values if one.window == window]
    if exact:
        return _given(measure, exact[-1])
    inside = [one for one in values if window.covers(one.window)]
    if not inside:
        return refused(f"No value of the series {measure.series} for {window}.")
    if measure.unit is Unit.STRENGTH:
        return _given(measure, inside[-1])
    return _together(evidence, measure, inside, window)


def _given(measure: Measure, one: IndicatorValue) -> Figure:
    if one.value is None:
        return refused(one.note or f"No value of the series {measure.series} for {one.window}.")
    return Figure(_exact(measure.unit, one), _base(measure.unit, one), _n(one) or one.note)


def _together(evidence: Evidence, measure: Measure, inside: list[IndicatorValue], window: Window) -> Figure:
    given = [one for one in inside if one.value is not None]
    months = [month for one in given for month in one.window]
    if len(set(months)) < len(months):
        return refused(f"The series {measure.series} holds overlapping periods in {window}.")
    value, base = _sum(measure.unit, given)
    if value is None:
        return refused(f"The parts of {window} cannot be put together without what stands behind them.")
    if len(months) == window.months:
        return Figure(value, base)
    note = f"{len(months)} of {window.months} months are there."
    return Figure(value, base, note, partial=True) if evidence.missing == LABEL and months else refused(note)


def _sum(unit: Unit, given: list[IndicatorValue]) -> tuple[Fraction | None, Fraction | None]:
    if unit in ADDED:
        total = sum((Fraction(one.value or 0) for one in given), Fraction(0))
        return total, total if unit is Unit.COUNT else None
    below = sum((Fraction(one.denominator or 0) for one in given), Fraction(0))
    if not below or any(one.numerator is None or one.denominator is None for one in given):
        return None, None
    above = sum((Fraction(one.numerator or 0) for one in given), Fraction(0))
    return above / below * (100 if unit is Unit.PERCENT else 1), below


def _exact(unit: Unit, one: IndicatorValue) -> Fraction:
    if unit is Unit.PERCENT and one.numerator is not None and one.denominator:
        return Fraction(one.numerator) * 100 / Fraction(one.denominator)
    return Fraction(one.value or Decimal(0))


def _base(unit: Unit, one: IndicatorValue) -> Fraction | None:
    if unit is Unit.COUNT:
        return Fraction(one.value or 0)
    return None if one.denominator is None else Fraction(one.denominator)


def _n(one: IndicatorValue) -> str:
    return f"n = {one.denominator:,f}." if one.unit is Unit.PERCENT and one.denominator else ""
