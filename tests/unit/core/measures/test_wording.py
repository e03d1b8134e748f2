"""Figures and differences in the words of the two documents."""

from dataclasses import replace
from decimal import Decimal

import pytest

from counterpart.core.indicators import Unit
from counterpart.core.measures import wording
from counterpart.core.measures.model import Comparison, Measure
from counterpart.core.measures.sets import load
from counterpart.core.periods.months import rolling
from tests.unit.core.measures.cubes import TO

NCPM, PLAN = load("ncpm"), load("plan")
ROBBERY = next(one for one in PLAN.measures if one.code == "robbery")


def of(unit: Unit, unit_label: str = "") -> Measure:
    return replace(ROBBERY, unit=unit, unit_label=unit_label)


@pytest.mark.parametrize(
    ("unit", "value", "words", "signed"),
    [
        (Unit.COUNT, "8521", "8521", "8,521"),
        (Unit.RATE, "9.30", "9.30", "9.30"),
        (Unit.PERCENT, "77", "77%", "77%"),
        (Unit.PERCENT, "12.0", "12.0%", "12.0%"),
        (Unit.STRENGTH, "1548", "1548", "1,548"),
        (Unit.SECONDS, "216", "00:03:36", "00:03:36"),
        (Unit.SECONDS, "3725.5", "01:02:05.5", "01:02:05.5"),
        (Unit.POUNDS, "-4100", "(4,100)", "(4,100)"),
        (Unit.RANK, "3", "3", "3"),
        (Unit.COUNT, None, "N/A", "N/A"),
    ],
)
def test_a_figure_in_its_unit(unit: Unit, value: str | None, words: str, signed: str) -> None:
    number = None if value is None else Decimal(value)

    assert wording.figure(of(unit), number, "words") == words
    assert wording.figure(of(unit), number, "signed") == signed


@pytest.mark.parametrize(("value", "printed"), [("87200000", "87.2"), ("-4100000", "(4.1)"), ("0", "0.0")])
def test_millions_keep_their_decimal(value: str, printed: str) -> None:
    assert wording.figure(replace(of(Unit.POUNDS, "£m"), decimals=-5), Decimal(value), "signed") == printed


def comparison(difference: str | None, percent: str | None = None, points: str | None = None) -> Comparison:
    first, second, third = (None if one is None else Decimal(one) for one in (difference, percent, points))
    return Comparison("previous", "", rolling(TO), Decimal(1), first, second, third)


@pytest.mark.parametrize(
    ("unit", "change", "words", "signed"),
    [
        (Unit.COUNT, comparison("1433", "20"), "20% Increase +1433", "20%"),
        (Unit.COUNT, comparison("-175", "-30"), "30% Decrease -175", "-30%"),
        (Unit.COUNT, comparison("3", "0"), "0% Increase +3", "0%"),
        (Unit.COUNT, comparison("12"), "Increase +12", "N/A"),
        (Unit.COUNT, comparison("0", "0"), "No change", "0%"),
        (Unit.COUNT, comparison(None), "N/A", "N/A"),
        (Unit.PERCENT, comparison(None, None, "-2"), "2pp Decrease", "-2% points"),
        (Unit.PERCENT, comparison(None, None, "4.2"), "4.2pp Increase", "4.2% points"),
        (Unit.PERCENT, comparison(None, None, "0.0"), "No change", "0.0% points"),
        (Unit.PERCENT, comparison(None), "N/A", "N/A"),
        (Unit.STRENGTH, comparison("-99"), "Decrease -99", "-99"),
        (Unit.SECONDS, comparison("-105"), "Decrease -00:01:45", "-00:01:45"),
        (Unit.POUNDS, comparison("-300"), "Decrease -300", "(300)"),
    ],
)
def test_a_difference_as_each_document_writes_it(unit: Unit, change: Comparison, words: str, signed: str) -> None:
    assert wording.difference(of(unit), change, NCPM) == words
    assert wording.difference(of(unit), change, PLAN) == signed
