"""Numbered notes: what cannot be given says why, a break in a series is marked, and a sentence is printed once."""

from dataclasses import replace
from decimal import Decimal

from counterpart.core.layouts import csv_
from counterpart.core.layouts.arrange import printed
from counterpart.core.measures.model import Comparator, Comparison, SeriesBreak, Statement
from counterpart.core.measures.notes import break_note
from counterpart.core.periods.months import parse_month
from tests.published_statements import ncpm_statement, plan_statement

MISSING = "1 of 12 months are missing from the data: 2022-05."
YEAR_TO_DATE = Comparator("year_to_date", "Last year")
SAME_MONTH = Comparator("same_month", "Same month last year")
BREAK = SeriesBreak(parse_month("2021-01"), "recording practice changed.", "HMICFRS inspection of 2020")


def changed(statement: Statement, at: int, **values: object) -> Statement:
    """The statement with one row changed."""
    rows = list(statement.rows)
    rows[at] = replace(rows[at], **values)
    return replace(statement, rows=tuple(rows))


def cells_of(statement: Statement, table: int = 0, row: int = 0) -> tuple[str, ...]:
    return list(csv_.printed_table(list(printed(statement).tables)[table]))[1 + row]


def without_figures(comparison: Comparison, note: str) -> Comparison:
    return replace(comparison, value=None, difference=None, percent=None, movement="", note=note)


def test_what_cannot_be_given_is_marked_with_a_numbered_note() -> None:
    statement = changed(ncpm_statement(), 0, current=None, note=MISSING)
    assert cells_of(statement)[2] == "N/A [note 1]"
    assert printed(statement).notes[0].text == MISSING


def test_the_same_sentence_keeps_its_number() -> None:
    row = ncpm_statement().rows[0]
    comparisons = tuple(without_figures(one, MISSING) for one in row.comparisons)
    statement = changed(ncpm_statement(), 0, current=None, note=MISSING, comparisons=comparisons)
    assert cells_of(statement)[2:] == ("N/A [note 1]",) * 5
    assert len(printed(statement).notes) == 1


def test_a_comparator_that_cannot_be_given_marks_its_value_and_its_difference() -> None:
    row = ncpm_statement().rows[0]
    baseline, previous = row.comparisons
    statement = changed(ncpm_statement(), 0, comparisons=(without_figures(baseline, "No data for 2019."), previous))
    assert cells_of(statement)[2:] == ("16", "N/A [note 1]", "4", "N/A [note 1]", "300% Increase +12")


def test_a_figure_with_a_caveat_keeps_figure_and_mark() -> None:
    statement = changed(ncpm_statement(), 0, note="11 of 12 months.")
    assert cells_of(statement)[2] == "16 [note 1]"


def test_notes_of_a_measure_stand_at_its_name() -> None:
    row = ncpm_statement().rows[0]
    noted = replace(row.measure, notes=("Corporate manslaughter is counted here.",))
    statement = changed(ncpm_statement(), 0, measure=noted)
    assert cells_of(statement)[1] == "Homicide (all offences) [note 1]"


def test_a_break_in_the_series_is_marked_at_the_difference_that_spans_it() -> None:
    row = ncpm_statement().rows[0]
    measure = replace(row.measure, breaks=(BREAK,))
    baseline, previous = row.comparisons
    spanning = replace(baseline, note=f"Small numbers. {break_note(measure, baseline.window, ncpm_statement().window)}")
    statement = changed(ncpm_statement(), 0, measure=measure, comparisons=(spanning, previous))
    assert cells_of(statement)[5:] == ("129% Increase +9 [note 1] [note 2]", "300% Increase +12 [note 2]")
    assert [note.text for note in printed(statement).notes] == [
        "Small numbers.",
        "Break in the series at January 2021: recording practice changed. Figures before and after are not directly "
        "comparable. Source: HMICFRS inspection of 2020.",
    ]


def test_a_break_before_or_after_both_figures_is_not_marked() -> None:
    for month in ("2018-07", "2022-07"):
        measure = replace(ncpm_statement().rows[0].measure, breaks=(replace(BREAK, month=parse_month(month)),))
        assert printed(changed(ncpm_statement(), 0, measure=measure)).notes == ()


def test_a_row_compared_with_another_period_says_so() -> None:
    row = plan_statement().rows[1]
    other = replace(row.comparisons[0], window=row.comparisons[0].window.shifted(-6))
    statement = changed(plan_statement(), 1, comparisons=(other,))
    assert cells_of(statement, row=1)[3] == "2.7% [note 1]"
    assert printed(statement).notes[0].text == (
        "Compared with October 2015 to September 2018, unlike the other figures of the column."
    )


def test_what_is_missing_from_the_row_is_not_available() -> None:
    row = ncpm_statement().rows[0]
    statement = changed(ncpm_statement(), 0, comparisons=row.comparisons[1:])
    assert cells_of(statement)[2:] == ("16", "N/A", "4", "N/A", "300% Increase +12")


def test_comparators_with_a_period_of_their_own_get_a_table_of_their_own() -> None:
    statement = plan_statement()
    row, window = statement.rows[0], statement.window
    measures = replace(statement.measures, comparators=(*statement.measures.comparators, SAME_MONTH))
    month = replace(
        row.comparisons[0],
        kind="same_month",
        title="Same month last year",
        window=type(window)(window.last - 12, window.last - 12),
        current=Decimal(130),
        current_window=type(window)(window.last, window.last),
        value=Decimal(120),
        percent=Decimal("8.3"),
    )
    year, latest, *_ = printed(
        replace(changed(statement, 0, comparisons=(*row.comparisons, month)), measures=measures)
    ).tables
    assert (year.caption, latest.caption) == ("Prevent offending: County", "Prevent offending: County, latest month")
    assert list(csv_.printed_table(latest))[:2] == [
        ("Indicator", "Last month (Mar '20)", "Same month last year (Mar '19)", "Difference"),
        ("Number of child sexual abuse (CSA) crimes", "130", "120", "8.3%"),
    ]


def test_says_in_words_what_got_better_and_what_worse() -> None:
    table = next(one for one in printed(ncpm_statement()).tables if one.caption == "Reduce Neighbourhood Crime")
    assert table.movements[1] == (
        "Compared with the previous 12 months: better for Residential burglary; worse for All neighbourhood crime, "
        "Vehicle offences, Theft from the person and Robbery."
    )


def test_a_year_to_date_that_is_the_whole_year_is_not_printed_twice() -> None:
    statement = ncpm_statement()
    row = statement.rows[0]
    again = replace(row.comparisons[1], kind="year_to_date", title="Last year", current_window=statement.window)
    measures = replace(statement.measures, comparators=(*statement.measures.comparators, YEAR_TO_DATE))
    table, *_ = printed(replace(changed(statement, 0, comparisons=(*row.comparisons, again)), measures=measures)).tables
    assert [column.title for column in table.columns][3:5] == ["2019 Baseline", "Previous 12 Months"]
    assert len(table.columns) == 7


def test_no_word_of_movement_stands_beside_what_cannot_be_given() -> None:
    row = plan_statement().rows[6]
    same = replace(
        row.comparisons[0], percent=None, difference=Decimal(0), movement="same", note="None to compare with."
    )
    (table,) = printed(replace(plan_statement(), rows=(replace(row, comparisons=(same,)),))).tables
    last = table.rows[0].cells[-1]
    assert (last.marked, last.movement) == ("N/A [note 1]", "")
