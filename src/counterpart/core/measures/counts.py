"""Figures made from counted crimes: counts, shares, rates, harm and premises with repeats.

A figure whose window holds crimes of which the data does not tell whether they belong to it is refused, with how many
they are: unknown is not no.
"""

from fractions import Fraction

from counterpart.core.cubes import Count, Counting
from counterpart.core.measures.evidence import FORCE, Evidence
from counterpart.core.measures.figures import Figure, refused
from counterpart.core.measures.model import Measure, MeasureKind, Place
from counterpart.core.measures.undecided import undecided
from counterpart.core.periods.months import Window

THOUSANDTHS = 1000


def counted_figure(evidence: Evidence, measure: Measure, place: Place, window: Window) -> Figure:
    """The figure of a window that is taken as it is, whether or not all its months are there."""
    if measure.kind is MeasureKind.REPEAT:
        return _premises(evidence, measure, place, window)
    counting = _counting(measure)
    found = evidence.count(counting, place, window)
    if measure.kind is MeasureKind.PERCENTAGE:
        return _share(evidence, measure, found, place, window)
    if found.undecided:
        return undecided(measure, found)
    counted = found.counted
    match measure.kind:
        case MeasureKind.HARM:
            # A sum of days says nothing of how many crimes it is made of, and that is what chance depends on.
            return Figure(Fraction(counted, THOUSANDTHS), evidence.count(counting.unweighted(), place, window).counted)
        case MeasureKind.PER_DAY:
            return Figure(Fraction(counted, evidence.held_days(window)), counted)
        case MeasureKind.PER_1000:
            return _per_1000(evidence, counted, place, window)
        case _:
            return Figure(counted, counted)


def _counting(measure: Measure) -> Counting:
    if measure.counted is None:
        raise ValueError(f"measure {measure.code} counts nothing")
    return measure.counted


def _share(evidence: Evidence, measure: Measure, part: Count, place: Place, window: Window) -> Figure:
    if measure.denominator is None:
        raise ValueError(f"measure {measure.code} is a share of nothing")
    whole = evidence.count(measure.denominator, place, window)
    if part.undecided or whole.undecided:
        return undecided(measure, part if part.undecided else whole)
    if not whole.counted:
        return refused("There is nothing to take a share of.")
    return Figure(Fraction(100 * part.counted, whole.counted), whole.counted, f"n = {whole.counted:,}.")


def _per_1000(evidence: Evidence, counted: int, place: Place, window: Window) -> Figure:
    population = evidence.people(place, window)
    if population is None or not population.people:
        return refused(f"The number of residents of {place.name} is not known.")
    return Figure(Fraction(counted * 1000, population.people), counted, f"Residents of mid-{population.year}.")


def _premises(evidence: Evidence, measure: Measure, place: Place, window: Window) -> Figure:
    by_place = evidence.repeats.get((measure.code, window))
    if by_place is None:
        return refused("Premises with repeats were not counted for this period.")
    found = by_place.get("" if place.kind == FORCE else place.code)
    if found is None:
        return Figure(0, 0)
    if found.undecided:
        return undecided(measure, Count(found.crimes, found.undecided))
    return Figure(found.premises, found.premises)
