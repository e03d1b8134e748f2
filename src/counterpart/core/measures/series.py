"""Figures of indicator series: what is no recorded crime, such as calls, surveys, budgets and strength.

Shorter periods are put together only where that is right: counts and money add up, percentages and means need what
stands behind them, and strength is that of the last period. An average that a document prints has a series of its own,
named CODE-long-term-average.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from counterpart.core.indicators import IndicatorValue, Unit
from counterpart.core.measures.evidence import FORCE, LABEL, NOT_ALLOCATED, Evidence
from counterpart.core.measures.figures import Figure, joined, refused
from counterpart.core.measures.model import Measure, Place
from counterpart.core.periods.months import Window, in_runs

ADDED = frozenset({Unit.COUNT, Unit.POUNDS})
AVERAGE = "-long-term-average"
LEFT_OVER = "The published figure of the whole force less those of its districts."
NOT_BY_DISTRICT = "Data not available at district level."


def by_series(values: Iterable[IndicatorValue], force: str) -> dict[tuple[str, str], tuple[IndicatorValue, ...]]:
    """A force's values by series and place, in order of time."""
    found: dict[tuple[str, str], list[IndicatorValue]] = {}
    for value in values:
        if value.force == force:
            found.setdefault((value.series, value.place), []).append(value)
    return {key: tuple(sorted(these, key=lambda one: one.window)) for key, these in found.items()}


def series_figure(evidence: Evidence, measure: Measure, place: Place, window: Window) -> Figure:
    """The figure of a measure of series for a window: one series, one less another, or the share of one in another."""
    return replace(_one_or_two(evidence, measure, place, window), of_series=True)


def _one_or_two(evidence: Evidence, measure: Measure, place: Place, window: Window) -> Figure:
    first = _figure(evidence, measure.series, _unit(evidence, measure, measure.series, place), place, window)
    second = measure.less or measure.share_of
    if not second or first.value is None:
        return first
    other = _figure(evidence, second, _unit(evidence, measure, second, place), place, window)
    if other.value is None:
        return other
    partial = first.partial or other.partial
    if measure.less:
        return Figure(first.value - other.value, note=joined(first.note, other.note), partial=partial)
    if not other.value:
        return refused("There is nothing to take a share of.")
    return Figure(Fraction(first.value) / other.value * 100, note=joined(first.note, other.note), partial=partial)


def published_figure(evidence: Evidence, measure: Measure, place: Place, window: Window) -> Figure | None:
    """A published figure of exactly this window; None when there is none."""
    if place.kind == NOT_ALLOCATED:
        return _published_elsewhere(evidence, measure, window)
    exact = [one for one in _values(evidence, measure.series, place) if one.window == window]
    return _published(measure, exact[-1]) if exact else None


def published_average(evidence: Evidence, measure: Measure, place: Place, span: Window) -> Figure | None:
    """A published average to the end of these months; None when there is none.

    One that begins later says so: a series may be younger than the three years. There is none of what is not
    allocated: averages are printed rounded, and what is left over of eight of them may be nothing but roundings.
    """
    if place.kind == NOT_ALLOCATED:
        return None
    values = _values(evidence, measure.series + AVERAGE, place)
    ending = [one for one in values if span.covers(one.window) and one.window.last == span.last]
    if not ending:
        return None
    longest = max(ending, key=lambda one: one.window.months)
    found = _published(measure, longest)
    return found if longest.window == span else found.noted(f"The average is of {longest.window}.")


def _published_elsewhere(evidence: Evidence, measure: Measure, window: Window) -> Figure | None:
    """What the force's published count leaves over when those of its districts are taken off; shares do not add up."""
    if measure.unit is not Unit.COUNT or not evidence.districts:
        return None
    there = [published_figure(evidence, measure, place, window) for place in evidence.districts]
    whole = published_figure(evidence, measure, evidence.places[0], window)
    known = [Fraction(one.value) for one in (whole, *there) if one is not None and one.value is not None]
    left = 2 * known[0] - sum(known, Fraction(0)) if len(known) > len(there) else None
    return None if left is None or left < 0 else Figure(left, left, LEFT_OVER, of_series=True)


def _published(measure: Measure, one: IndicatorValue) -> Figure:
    found = replace(_given(measure.unit, one), of_series=True)
    return found.noted(f"As published: {one.source}." if one.source else "As published.")


def _values(evidence: Evidence, series: str, place: Place) -> tuple[IndicatorValue, ...]:
    return evidence.series.get((series, "" if place.kind == FORCE else place.code), ())


def _unit(evidence: Evidence, measure: Measure, series: str, place: Place) -> Unit:
    """What a series is a number of: as the measure says, but the two behind a share are no percentages themselves."""
    values = _values(evidence, series, place)
    return values[-1].unit if measure.share_of and values else measure.unit


def _figure(evidence: Evidence, series: str, unit: Unit, place: Place, window: Window) -> Figure:
    values = _values(evidence, series, place)
    if not values and place.kind != FORCE:
        return refused(NOT_BY_DISTRICT)
    exact = [one for one in values if one.window == window]
    if exact:
        return _given(unit, exact[-1])
    inside = [one for one in values if window.covers(one.window)]
    if not inside:
        return refused(f"No value of the series {series} for {window}.")
    if unit is Unit.STRENGTH:
        return _last(inside[-1], window)
    return _together(evidence, unit, inside, window)


def _given(unit: Unit, one: IndicatorValue) -> Figure:
    if one.value is None:
        return refused(one.note or f"No value of the series {one.series} for {one.window}.")
    return Figure(_exact(unit, one), _base(unit, one), joined(_n(one), one.note))


def _last(one: IndicatorValue, window: Window) -> Figure:
    """Strength at the end of a period; where the newest value is older than that, it says of when it is."""
    found = _given(Unit.STRENGTH, one)
    if found.value is None or one.window.last == window.last:
        return found
    return found.noted(f"The value is of {in_runs(one.window)}, the newest there is.")


def _together(evidence: Evidence, unit: Unit, inside: list[IndicatorValue], window: Window) -> Figure:
    given = [one for one in inside if one.value is not None]
    months = [month for one in given for month in one.window]
    if len(set(months)) < len(months):
        return refused(f"The series {inside[0].series} holds overlapping periods in {window}.")
    value, base = _sum(unit, given)
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
