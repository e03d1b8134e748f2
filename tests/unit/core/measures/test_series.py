"""Indicator series: exact periods, periods put together, published averages."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from counterpart.core.coverage import Coverage
from counterpart.core.cubes import Cube
from counterpart.core.indicators import IndicatorValue, Unit
from counterpart.core.measures.evidence import Evidence
from counterpart.core.measures.figure import compared_figure, figure
from counterpart.core.measures.model import Comparator, Measure, Place
from counterpart.core.measures.series import by_series
from counterpart.core.measures.sets import load
from counterpart.core.measures.windows import compared_windows
from counterpart.core.periods.months import Window, rolling
from tests.unit.core.measures.cubes import BROADLAND, FORCE, NORWICH, NOT_ALLOCATED, TO

YEAR = rolling(TO)
FIRST_HALF, SECOND_HALF = Window(TO - 11, TO - 6), Window(TO - 5, TO)
PLAN = {one.code: one for one in load("plan").measures}
CALLS, SHARE = PLAN["calls-999"], PLAN["emergencies-in-target"]


def value(window: Window, number: str | None, series: str = "", **more: object) -> IndicatorValue:
    return IndicatorValue(
        series or CALLS.series, "norfolk", "", window, CALLS.unit, Decimal(number) if number else None, **more  # type: ignore[arg-type]
    )  # fmt: skip


def evidence(values: Sequence[IndicatorValue], missing: str = "refuse") -> Evidence:
    return Evidence(Cube((), {}), Coverage({}), "norfolk", (FORCE,), {}, missing, series=by_series(values, "norfolk"))


def found(measure: Measure, *values: IndicatorValue, missing: str = "refuse") -> tuple[Fraction | int | None, str]:
    result = figure(evidence(values, missing), measure, FORCE, YEAR)
    return result.value, result.note


def test_the_value_of_the_period_itself_comes_first() -> None:
    assert found(CALLS, value(YEAR, "117243"), value(FIRST_HALF, "1")) == (117243, "")


def test_counts_of_parts_add_up() -> None:
    assert found(CALLS, value(FIRST_HALF, "50"), value(SECOND_HALF, "60")) == (110, "")


def test_a_part_that_is_missing_is_not_zero() -> None:
    parts = value(FIRST_HALF, "50"), value(SECOND_HALF, None, note="The line was down.")

    assert found(CALLS, *parts) == (None, "6 of 12 months are there.")
    assert found(CALLS, *parts, missing="label") == (50, "6 of 12 months are there.")


def test_overlapping_parts_are_refused() -> None:
    value_, note = found(CALLS, value(FIRST_HALF, "50"), value(Window(TO - 7, TO), "60"))

    assert value_ is None
    assert "overlapping periods" in note


def test_percentages_are_put_together_from_what_stands_behind_them() -> None:
    parts = [
        value(window, share, SHARE.series, numerator=Decimal(part), denominator=Decimal(whole))
        for window, share, part, whole in [(FIRST_HALF, "50", 1, 2), (SECOND_HALF, "100", 8, 8)]
    ]
    bare = [replace(one, numerator=None, denominator=None) for one in parts]

    assert found(SHARE, *parts) == (90, "")
    assert "cannot be put together" in found(SHARE, *bare)[1]


def test_a_percentage_prints_of_how_many() -> None:
    one = replace(value(YEAR, "77", SHARE.series, denominator=Decimal(412)), unit=Unit.PERCENT)

    assert found(SHARE, one) == (77, "n = 412.")


def test_strength_is_that_of_the_last_period() -> None:
    officers = PLAN["strength-police-officers"]

    assert (
        found(officers, value(FIRST_HALF, "1500", officers.series), value(SECOND_HALF, "1602", officers.series))[0]
        == 1602
    )


@pytest.mark.parametrize(
    ("code", "expected"), [("under-spend-operational-policing", 5_400_000), ("budget-share-transport", 2)]
)
def test_one_series_less_another_or_as_a_share_of_it(code: str, expected: int) -> None:
    measure = PLAN[code]
    other = measure.less or measure.share_of
    first, second = ("157800000", "152400000") if measure.less else ("3", "150")

    assert found(measure, value(YEAR, first, measure.series), value(YEAR, second, other))[0] == expected


def test_strength_of_an_earlier_month_says_of_which() -> None:
    officers = PLAN["strength-police-officers"]
    early, late = (value(Window(month, month), "1500", officers.series) for month in (TO - 11, TO))

    assert found(officers, early) == (1500, "The value is of 2024-10, the newest there is.")
    assert found(officers, early, late) == (1500, "")


def test_a_share_of_money_is_put_together_as_money() -> None:
    measure = PLAN["budget-share-transport"]
    halves = [
        replace(value(window, pounds, series), unit=Unit.POUNDS)
        for series, amounts in ((measure.series, ("2", "4")), (measure.share_of, ("100", "50")))
        for window, pounds in zip((FIRST_HALF, SECOND_HALF), amounts, strict=True)
    ]

    assert found(measure, *halves) == (4, "")
    assert found(measure, *halves[:2], replace(halves[2], window=YEAR)) == (6, "")


def test_a_series_that_is_not_there_is_named() -> None:
    assert found(CALLS) == (None, "No value of the series calls-999 for 2024-10 to 2025-09.")


def test_a_district_without_any_value_says_so() -> None:
    assert figure(evidence([]), CALLS, NORWICH, YEAR).note == "Data not available at district level."


def test_a_published_average_stands_in_and_says_of_when() -> None:
    windows = compared_windows(Comparator("long_term_average", ""), TO, 2019)
    later = Window(windows.span.first + 6, windows.span.last)
    average = value(later, "98623", f"{CALLS.series}-long-term-average", source="Annual report")

    given = compared_figure(evidence([average]), CALLS, FORCE, windows)

    assert given.value == 98623
    assert given.note == "As published: Annual report. The average is of 2022-04 to 2024-09."


def test_a_published_count_stands_in_where_recorded_crime_cannot_answer() -> None:
    robbery = PLAN["robbery"]
    published = value(YEAR, "438", robbery.series, source="Annual report")

    assert found(robbery, published) == (438, "As published: Annual report.")


PUBLISHED = {FORCE: "438", NORWICH: "200", BROADLAND: "150"}


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        (PUBLISHED, 88),
        (PUBLISHED | {BROADLAND: None}, None),
        ({FORCE: "438"}, None),
        # Districts that exceed their county tell of a slip somewhere, and not of fewer than no crimes.
        (PUBLISHED | {FORCE: "349"}, None),
    ],
)
def test_not_allocated_is_never_the_published_figure_of_the_force(
    published: dict[Place, str | None], expected: int | None
) -> None:
    robbery = PLAN["robbery"]
    values = [
        replace(value(YEAR, number, robbery.series), place="" if place is FORCE else place.code)
        for place, number in published.items()
    ]
    known = replace(evidence(values), places=(FORCE, NORWICH, BROADLAND, NOT_ALLOCATED))

    assert figure(known, robbery, NOT_ALLOCATED, YEAR).value == expected


def test_what_is_not_allocated_has_no_published_share_and_no_published_average() -> None:
    solved, robbery = PLAN["solved-da"], PLAN["robbery"]
    windows = compared_windows(Comparator("long_term_average", ""), TO, 2019)
    known = evidence(
        [value(YEAR, "11.5", solved.series), value(windows.span, "451", f"{robbery.series}-long-term-average")]
    )

    assert figure(known, solved, NOT_ALLOCATED, YEAR).value is None
    assert compared_figure(known, robbery, NOT_ALLOCATED, windows).value is None


def test_what_is_made_from_part_of_a_year_is_never_compared() -> None:
    measure = PLAN["under-spend-operational-policing"]
    parts = value(FIRST_HALF, "90", measure.series), value(YEAR, "150", measure.less)

    assert figure(evidence(parts, "label"), measure, FORCE, YEAR).partial
