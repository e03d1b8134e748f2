"""Tidy CSV: a line for each measure, place and comparator, each figure a number or empty."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

from counterpart.core.layouts import csv_
from tests.published_statements import ncpm_statement, plan_statement


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_has_a_line_for_each_measure_place_and_comparator() -> None:
    statement = ncpm_statement()
    assert len(lines(csv_.write(statement))) == sum(max(1, len(row.comparisons)) for row in statement.rows)


def test_a_line_holds_the_figures_as_numbers() -> None:
    found = next(line for line in lines(csv_.write(ncpm_statement())) if line["measure"] == "Robbery")
    assert {name: found[name] for name in ("current", "comparator", "comparator_value", "difference", "percent")} == {
        "current": "340",
        "comparator": "baseline",
        "comparator_value": "505",
        "difference": "-165",
        "percent": "-33",
    }
    assert (found["comparator_from"], found["comparator_to"], found["points"]) == ("2018-07", "2019-06", "")


def test_a_measure_without_comparators_keeps_its_line_and_its_note() -> None:
    found = next(line for line in lines(csv_.write(ncpm_statement())) if line["priority"] == "Tackle Cyber Crime")
    assert (found["current"], found["comparator"]) == ("", "")
    assert found["note"] == "Data will be non-police data- currently not yet available"


def test_no_thousands_commas_and_no_exponents() -> None:
    row = replace(plan_statement().rows[0], current=Decimal("1234567"), comparisons=())
    (found,) = lines(csv_.write(replace(plan_statement(), rows=(row,))))
    assert found["current"] == "1234567"


def test_names_with_commas_and_quotes_come_back_whole() -> None:
    row = plan_statement().rows[0]
    measure = replace(row.measure, name='Theft, "high value"')
    (found,) = lines(csv_.write(replace(plan_statement(), rows=(replace(row, measure=measure),))))
    assert found["measure"] == 'Theft, "high value"'


def test_a_comparator_with_a_period_of_its_own_brings_its_own_current_figure() -> None:
    row = plan_statement().rows[0]
    window = plan_statement().window
    month = type(window)(window.last, window.last)
    own = replace(row.comparisons[0], kind="same_month", current=Decimal(130), current_window=month)
    found = lines(csv_.write(replace(plan_statement(), rows=(replace(row, comparisons=(*row.comparisons, own)),))))
    assert [(line["compared"], line["compared_from"]) for line in found] == [("1645", "2019-04"), ("130", "2020-03")]


def test_words_that_a_spreadsheet_would_run_are_only_words() -> None:
    words = ("=1+1", " =1+1", "@SUM(A1)", "\t=1", "-1+cmd|'/c calc'!A1", "+HYPERLINK(1)")
    statement = replace(plan_statement(), notes=words)
    cells = {row[0] for row in csv.reader(io.StringIO(csv_.write_printed(statement))) if row}
    assert not [cell for cell in cells if cell.lstrip()[:1] in ("=", "@")]
    assert {"'=1+1", "'-1+cmd|'/c calc'!A1", "'+HYPERLINK(1)"} <= cells


def test_a_signed_figure_and_a_list_stay_as_they_are() -> None:
    statement = replace(plan_statement(), notes=("-3.7% on the year", "- a point of a list", "+1,433"))
    cells = {row[0] for row in csv.reader(io.StringIO(csv_.write_printed(statement))) if row}
    assert {"-3.7% on the year", "- a point of a list", "+1,433"} <= cells
