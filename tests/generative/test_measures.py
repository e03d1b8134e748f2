"""Windows, averages, rounding and comparisons, over whatever numbers there may be."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from counterpart.core.coverage import coverage_of
from counterpart.core.cubes import Count, Cube, CubeKey
from counterpart.core.indicators import Unit
from counterpart.core.measures.calculate import statement
from counterpart.core.measures.comparing import FEW, LEAST_FOR_PERCENT, compare
from counterpart.core.measures.evidence import months_gone
from counterpart.core.measures.figures import Figure, mean
from counterpart.core.measures.model import Comparator, Place, Polarity, StatementRow
from counterpart.core.measures.rounding import rounded
from counterpart.core.measures.sets import load
from counterpart.core.measures.windows import KINDS, YEAR, compared_windows
from counterpart.core.periods.months import Window, parse_month, rolling

MONTHS = st.integers(min_value=parse_month("2010-01"), max_value=parse_month("2040-12"))
CRIMES = st.integers(min_value=0, max_value=10**7)
EXACT = st.fractions(min_value=-(10**9), max_value=10**9, max_denominator=10**6)
SHOPLIFTING = next(one for one in load("categories").measures if one.code == "shoplifting")
FORCE = Place("norfolk", "Norfolk", "force")
TO = parse_month("2025-09")
FIRST = TO - 4 * YEAR + 1


@given(MONTHS, st.sampled_from(KINDS), st.integers(min_value=2000, max_value=2009))
def test_windows_that_are_compared_are_alike_and_apart(to: int, kind: str, year: int) -> None:
    windows = compared_windows(Comparator(kind, ""), to, year)

    assert windows.current.last == to
    assert all(other.months == windows.current.months for other in windows.others)
    assert all((to - other.last) % YEAR == 0 and other.last < windows.current.first for other in windows.others)
    assert sum(other.months for other in windows.others) == len({month for other in windows.others for month in other})
    assert windows.needed.covers(windows.span)
    assert windows.needed.covers(windows.current)


@given(EXACT, st.integers(min_value=-3, max_value=4))
def test_rounding_is_to_the_nearest_and_ties_go_away_from_zero(value: Fraction, decimals: int) -> None:
    found = rounded(value, decimals)
    unit = Fraction(1, 1) / Fraction(10) ** decimals

    assert Fraction(found) % unit == 0
    assert abs(Fraction(found) - value) <= unit / 2
    if abs(Fraction(found) - value) == unit / 2:
        assert abs(Fraction(found)) > abs(value)
    assert rounded(-value, decimals) == -found


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6), st.integers(min_value=0, max_value=4))
def test_rounding_is_that_of_the_decimal_library(value: Decimal, decimals: int) -> None:
    assert rounded(value, decimals) == value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


@given(st.lists(CRIMES, min_size=3, max_size=3), CRIMES)
def test_a_change_against_an_average_is_rounded_once(years: list[int], crimes: int) -> None:
    assume(sum(years) >= 3 * LEAST_FOR_PERCENT)
    average = mean(tuple(Figure(Fraction(year), Fraction(year)) for year in years))

    change = compare(SHOPLIFTING, 1, Figure(Fraction(crimes), Fraction(crimes)), average)

    assert change.difference == rounded(crimes - Fraction(sum(years), 3), 0)
    assert change.percent == rounded(Fraction(100 * (3 * crimes - sum(years)), sum(years)), 1)


@given(CRIMES, CRIMES)
def test_small_numbers_are_flagged_and_the_smallest_have_no_percentage(crimes: int, before: int) -> None:
    change = compare(SHOPLIFTING, 1, *(Figure(Fraction(one), Fraction(one)) for one in (crimes, before)))

    assert (change.percent is None) == (before < LEAST_FOR_PERCENT)
    assert ("Small numbers" in change.note) == (min(crimes, before) < FEW)
    assert change.difference == crimes - before


@given(EXACT, EXACT, st.sampled_from(Unit))
def test_a_figure_is_compared_as_its_unit_demands(current: Fraction, before: Fraction, unit: Unit) -> None:
    change = compare(replace(SHOPLIFTING, unit=unit), 1, Figure(current), Figure(before))

    assert (change.points is not None) == (unit is Unit.PERCENT)
    assert (change.difference is None) == (unit is Unit.PERCENT)
    assert (change.percent is not None) == (unit in (Unit.COUNT, Unit.RATE) and before != 0)


@given(CRIMES, CRIMES, st.sampled_from(Polarity))
def test_better_and_worse_are_each_others_mirror(crimes: int, before: int, polarity: Polarity) -> None:
    measure = replace(SHOPLIFTING, polarity=polarity)
    up, down = Figure(Fraction(crimes)), Figure(Fraction(before))

    pair = {compare(measure, 1, up, down).movement, compare(measure, 1, down, up).movement}

    expected = {""} if polarity is Polarity.NEUTRAL else {"same"} if crimes == before else {"better", "worse"}
    assert pair == expected


def row_of(months: dict[int, int], missing: str) -> StatementRow:
    codes = tuple(one.code for one in load("categories").measures)
    cells = {CubeKey("norfolk", "", month, month): (Count(crimes),) * len(codes) for month, crimes in months.items()}
    found = statement(
        load("categories"),
        Cube(codes, cells),
        force="norfolk",
        to=TO,
        coverage=coverage_of(("norfolk", Window(month, month)) for month in months),
        places=(FORCE,),
        missing=missing,
    )
    return next(row for row in found.rows if row.measure.code == "shoplifting")


@given(st.dictionaries(st.integers(min_value=FIRST, max_value=TO), st.integers(0, 500), max_size=48))
def test_a_window_has_a_figure_when_every_month_is_there(months: dict[int, int]) -> None:
    row = row_of(months, "refuse")
    year = [months.get(month) for month in rolling(TO)]

    assert row.current == (None if None in year else sum(one for one in year if one is not None))
    assert (row.current is None) == bool(row.note)
    for one in row.comparisons:
        assert one.value is not None or one.note
        assert one.percent is not None or one.note


@given(st.dictionaries(st.integers(min_value=FIRST, max_value=TO), st.integers(0, 500), max_size=48))
def test_a_label_says_how_many_months_there_are_and_nothing_is_compared(months: dict[int, int]) -> None:
    row = row_of(months, "label")
    there = [month for month in rolling(TO) if month in months]
    held = coverage_of(("norfolk", Window(month, month)) for month in months).of("norfolk", rolling(TO))

    assert row.current == (sum(months[month] for month in there) if there else None)
    assert len(months_gone(held)) == YEAR - len(there)
    if 0 < len(there) < YEAR:
        assert row.note.startswith(f"{len(there)} of 12 months.")
        previous = next(one for one in row.comparisons if one.kind == "previous")
        assert previous.difference is None
        assert previous.percent is None
