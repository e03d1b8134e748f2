"""From counts to rows: values, comparisons, and why something cannot be given."""

from collections.abc import Sequence

from counterpart.core.coverage import coverage_of
from counterpart.core.measures.calculate import statement
from counterpart.core.measures.model import Statement, StatementRow
from counterpart.core.measures.sets import load
from counterpart.core.periods.months import Window, parse_month, rolling
from tests.unit.core.measures.cubes import (
    BROADLAND,
    FORCE,
    NORWICH,
    NOT_ALLOCATED,
    TO,
    covering,
    evenly,
    monthly,
    placed,
)

CATEGORIES = load("categories")
CODES = tuple(one.code for one in CATEGORIES.measures)
YEAR, BEFORE, BASELINE = rolling(TO), rolling(TO - 12), rolling(TO - 72)
LONG_AGO = Window(parse_month("2018-10"), TO)


def counts(shoplifting: dict[int, int]) -> dict[str, dict[int, int]]:
    return {code: shoplifting if code == "shoplifting" else {} for code in CODES}


def texts(*values: object) -> Sequence[str]:
    return [str(value) for value in values]


def shoplifting_of(found: Statement, place: str = "Norfolk") -> StatementRow:
    return next(row for row in found.rows if row.measure.code == "shoplifting" and row.place.name == place)


def test_a_row_compares_with_each_comparator() -> None:
    cube = monthly(counts(evenly({YEAR: 120, BEFORE: 90, BASELINE: 100})))

    found = statement(CATEGORIES, cube, force="norfolk", to=TO, coverage=covering(LONG_AGO), places=(FORCE,))

    row = shoplifting_of(found)
    previous, baseline, _average, to_date, month = row.comparisons
    assert row.current == 120
    assert texts(previous.value, previous.difference, previous.percent) == ["90", "30", "33.3"]
    assert texts(baseline.title, baseline.value, baseline.percent) == ["2019 baseline", "100", "20.0"]
    assert texts(to_date.current, to_date.value, to_date.percent) == ["120", "90", "33.3"]
    assert texts(month.current, month.current_window) == ["120", "2025-09 to 2025-09"]
    assert previous.movement == "worse"


def test_an_average_is_rounded_for_print_only() -> None:
    years = {YEAR: 101, BEFORE: 100, rolling(TO - 24): 100, rolling(TO - 36): 101}
    cube = monthly(counts(evenly(years)))

    found = statement(CATEGORIES, cube, force="norfolk", to=TO, coverage=covering(LONG_AGO), places=(FORCE,))

    average = shoplifting_of(found).comparisons[2]
    assert texts(average.value, average.difference, average.percent) == ["100", "1", "0.7"]


def test_a_missing_month_is_not_zero() -> None:
    cube = monthly(counts(evenly({YEAR: 120, BEFORE: 90})))
    held = covering(Window(TO - 8, TO), BEFORE)

    refused = shoplifting_of(statement(CATEGORIES, cube, force="norfolk", to=TO, coverage=held, places=(FORCE,)))

    assert refused.current is None
    assert "3 of 12 months are missing from the data: 2024-10, 2024-11, 2024-12." in refused.note
    assert refused.comparisons[0].value == 90
    assert refused.comparisons[0].percent is None
    assert refused.comparisons[0].note == "Not compared: no current figure can be given."


def test_a_labelled_figure_is_printed_and_never_compared() -> None:
    cube = monthly(counts(evenly({YEAR: 120, BEFORE: 90})))
    held = covering(Window(TO - 8, TO), BEFORE)

    row = shoplifting_of(
        statement(CATEGORIES, cube, force="norfolk", to=TO, coverage=held, places=(FORCE,), missing="label")
    )

    assert row.current == 120
    assert row.note.startswith("9 of 12 months. The data does not hold 2024-10, 2024-11, 2024-12.")
    assert row.comparisons[0].difference is None
    assert row.comparisons[0].percent is None


def test_unknown_is_not_no() -> None:
    cube = monthly(counts(evenly({YEAR: 120, BEFORE: 90})), undecided=1)

    row = shoplifting_of(
        statement(CATEGORIES, cube, force="norfolk", to=TO, coverage=covering(LONG_AGO), places=(FORCE,))
    )

    assert row.current is None
    assert row.note == "12 rows in the data do not tell their crime type: the figure lies between 120 and 132."


def test_what_no_district_holds_is_not_allocated() -> None:
    places = {"E07000148": 70, "E07000144": 20, "": 7, "E09000001": 3}
    cube = placed({place: counts(evenly({YEAR: crimes})) for place, crimes in places.items()})
    asked = (FORCE, NORWICH, BROADLAND, NOT_ALLOCATED)

    found = statement(CATEGORIES, cube, force="norfolk", to=TO, coverage=covering(YEAR), places=asked)

    current = {row.place.name: row.current for row in found.rows if row.measure.code == "shoplifting"}
    assert current == {"Norfolk": 100, "Norwich": 70, "Broadland": 20, "Not allocated": 10}


def test_an_average_says_once_which_months_it_needs() -> None:
    cube = monthly(counts(evenly({YEAR: 120})))

    row = shoplifting_of(statement(CATEGORIES, cube, force="norfolk", to=TO, coverage=covering(YEAR), places=(FORCE,)))

    assert row.comparisons[2].note == "The data does not hold 2021-10 to 2024-09."


def test_a_year_that_is_only_in_one_piece_is_not_cut() -> None:
    cube = monthly(counts(evenly({YEAR: 120})))
    held = coverage_of([("norfolk", YEAR.shifted(-3))])

    row = shoplifting_of(statement(CATEGORIES, cube, force="norfolk", to=TO, coverage=held, places=(FORCE,)))

    assert row.note == "The data holds 2024-07 to 2025-06 only as one figure, which reaches over this period."
