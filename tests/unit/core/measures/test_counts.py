"""Shares, rates, harm, repeats and ranks from counted crimes."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from counterpart.core.coverage import coverage_of
from counterpart.core.cubes import Count, Cube, CubeKey, RepeatCount
from counterpart.core.measures.comparing import compare
from counterpart.core.measures.evidence import LABEL, Evidence
from counterpart.core.measures.figure import figure
from counterpart.core.measures.figures import Figure
from counterpart.core.measures.model import Measure
from counterpart.core.measures.questions import counting_names, countings
from counterpart.core.measures.sets import load
from counterpart.core.periods.months import Window, rolling
from counterpart.core.populations import Population
from tests.unit.core.measures.cubes import FORCE, NORWICH, NOT_ALLOCATED, TO

BUSINESS = load("business")
YEAR = rolling(TO)
CODES = tuple(one.code for one in countings(BUSINESS))
PEOPLE = {("norfolk", ""): 900_000, ("norfolk", NORWICH.code): 100_000, ("suffolk", ""): 500_000, ("essex", ""): 10**6}


def measure(code: str) -> Measure:
    return next(one for one in BUSINESS.measures if one.code == code)


def cube(counts: Mapping[str, int], undecided: int = 0) -> Cube:
    """The whole force's crimes of the last month, half of them in Norwich."""
    names = counting_names(BUSINESS)
    held = {names[code]: crimes for code, crimes in counts.items()}
    halves = {place: tuple(Count(held.get(code, 0) // 2, undecided) for code in CODES) for place in (NORWICH.code, "")}
    return Cube(CODES, {CubeKey("norfolk", place, TO, TO): values for place, values in halves.items()})


def residents(window: Window, force: str, place: str) -> Population | None:
    people = PEOPLE.get((force, place))
    return Population(people, 2023) if people else None


def evidence(counted: Cube, **changed: object) -> Evidence:
    held = Evidence(
        cube=counted,
        coverage=coverage_of(("norfolk", Window(month, month)) for month in YEAR),
        force="norfolk",
        places=(FORCE, NORWICH, NOT_ALLOCATED),
        names=counting_names(BUSINESS),
        residents=residents,
    )
    return replace(held, **changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "place", "value", "note"),
    [
        ("business-crime", FORCE, Fraction(730), ""),
        ("business-crime", NORWICH, Fraction(365), ""),
        ("business-crime", NOT_ALLOCATED, Fraction(365), ""),
        ("business-crime-a-day", FORCE, Fraction(2), ""),
        ("business-crime-per-1000", FORCE, Fraction(730, 900), "Residents of mid-2023."),
        ("business-crime-per-1000", NORWICH, Fraction(365, 100), "Residents of mid-2023."),
        ("business-crime-share", FORCE, Fraction(730 * 100, 7300), "n = 7,300."),
    ],
)
def test_each_kind_makes_its_figure(code: str, place: object, value: Fraction, note: str) -> None:
    held = evidence(cube({"business-crime": 730, "business-crime-share/of": 7300}))

    found = figure(held, measure(code), place, YEAR)  # type: ignore[arg-type]

    assert (found.value, found.note) == (value, note)


def test_harm_is_in_days() -> None:
    found = figure(evidence(cube({"business-harm": 365_500})), measure("business-harm"), FORCE, YEAR)

    assert found.value == Fraction(731, 2)


@pytest.mark.parametrize(
    ("crimes", "percent", "note"),
    [
        (4, None, "No percentage: fewer than 5 to compare with. Small numbers (under 30): the change may be chance."),
        (6, Decimal(100), "Small numbers (under 30): the change may be chance."),
        (28, Decimal(100), "Small numbers (under 30): the change may be chance."),
        (30, Decimal(100), ""),
    ],
)
def test_the_crimes_behind_harm_say_whether_it_changes_in_percent(
    crimes: int, percent: Decimal | None, note: str
) -> None:
    harm = measure("business-harm")
    before, after = (
        figure(evidence(cube({"business-harm": days * 1000, "business-harm/crimes": of})), harm, FORCE, YEAR)
        for days, of in ((1000, crimes), (2000, 100))
    )

    change = compare(harm, 0, after, before)

    assert (change.difference, change.percent, change.note) == (1000, percent, note)


def test_days_are_those_of_the_months_that_are_there() -> None:
    held = evidence(cube({"business-crime": 300}), coverage=coverage_of([("norfolk", Window(TO, TO))]), missing=LABEL)

    found = figure(held, measure("business-crime-a-day"), FORCE, YEAR)

    assert (found.value, found.partial) == (Fraction(10), True)
    assert found.note.startswith("1 of 12 months.")


@pytest.mark.parametrize("code", ["business-crime", "business-crime-share", "business-harm", "business-crime-per-1000"])
def test_what_the_data_does_not_tell_is_never_guessed(code: str) -> None:
    found = figure(evidence(cube({"business-crime": 730}, undecided=2)), measure(code), FORCE, YEAR)

    assert found.value is None
    assert found.note.startswith("4 crimes in the data do not tell whether they are business crime")


def test_a_share_of_nothing_is_refused() -> None:
    found = figure(evidence(cube({})), measure("business-crime-share"), FORCE, YEAR)

    assert found == Figure(None, note="There is nothing to take a share of.")


def test_a_place_without_residents_has_no_rate() -> None:
    held = evidence(cube({"business-crime": 730}), residents=lambda window, force, place: None)

    assert figure(held, measure("business-crime-per-1000"), FORCE, YEAR).note.startswith("The number of residents")


def test_premises_with_repeats_are_those_that_the_engine_found() -> None:
    repeats = {("repeat-premises", YEAR): {"": RepeatCount(41, 120, 0), NORWICH.code: RepeatCount(12, 30, 5)}}
    held = evidence(cube({}), repeats=repeats)

    assert figure(held, measure("repeat-premises"), FORCE, YEAR).value == 41
    assert (
        figure(held, measure("repeat-premises"), NORWICH, YEAR).note
        == "5 crimes in the data do not tell their premises."
    )
    assert "were not counted" in figure(held, measure("chronic-premises"), FORCE, YEAR).note


def ranked(undecided_in: str = "", **changed: object) -> Figure:
    names = counting_names(BUSINESS)
    counts = {"norfolk": 900, "suffolk": 1000, "essex": 900}
    all_forces = Cube(
        (names["business-crime-rank"],),
        {
            CubeKey(force, "", TO, TO): (Count(crimes, 1 if force == undecided_in else 0),)
            for force, crimes in counts.items()
        },
    )
    coverage = coverage_of((force, Window(month, month)) for force in counts for month in YEAR)
    held = evidence(cube({}), all_forces=all_forces, coverage=coverage, **changed)
    return figure(held, measure("business-crime-rank"), FORCE, YEAR)


def test_the_highest_rate_ranks_first() -> None:
    found = ranked()

    assert (found.value, found.note) == (Fraction(2), "Of 3 forces; 1 is the highest rate.")


def test_forces_that_cannot_be_given_are_not_ranked() -> None:
    assert ranked("essex").note == "Of 2 forces; 1 is the highest rate."
    assert ranked("norfolk").note == "The force's own rate per 1,000 residents cannot be given."


def test_a_rank_among_similar_forces_needs_a_group() -> None:
    similar = measure("business-crime-rank-similar")
    held = evidence(cube({}))

    assert figure(held, similar, FORCE, YEAR).note == "No group of most similar forces is known for this force."
