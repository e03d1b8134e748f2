"""Our printed tables against those that Norfolk printed, cell by cell.

The figures go in as numbers and have to come out in the documents' own words. Three slips of the documents' hand are
not repeated: "35% increase" without its capital, "0" for a change of nothing percent, and asterisks glued to names.
"""

import csv
import io
from dataclasses import replace

import pytest

from counterpart.core.layouts import csv_
from counterpart.core.layouts.arrange import printed
from counterpart.core.layouts.printed import PrintedTable
from counterpart.core.measures.model import Place, Statement
from tests.published_statements import COUNTY, ncpm_statement, plan_statement, rows_of

NCPM, PLAN = rows_of("ncpm-june-2022.csv"), rows_of("plan-march-2020.csv")
SLIPS = {"35% increase +105": "35% Increase +105", "0": "0%"}
NORWICH, BRECKLAND = Place("E07000148", "Norwich", "district"), Place("E07000143", "Breckland", "district")


def mended(row: list[str]) -> tuple[str, ...]:
    """A printed row without the slips; the asterisk after a name only, for Satisfaction* is its name."""
    return tuple(SLIPS.get(cell, cell).removesuffix("*") for cell in row)


def cells(table: PrintedTable) -> list[tuple[str, ...]]:
    return list(csv_.printed_table(table))


def test_the_national_measures_are_printed_as_norfolk_printed_them() -> None:
    tables = list(printed(ncpm_statement()).tables)
    assert all(cells(table)[0] == tuple(NCPM[0]) for table in tables)
    assert [row for table in tables for row in cells(table)[1:]] == [mended(row) for row in NCPM[1:]]


def test_each_priority_area_has_a_table_of_its_own() -> None:
    captions = [table.caption for table in printed(ncpm_statement()).tables]
    assert captions == list(dict.fromkeys(row[0] for row in NCPM[1:] if row[0]))


def test_the_plan_is_printed_for_the_county_and_then_for_each_district() -> None:
    tables = list(printed(plan_statement()).tables)
    assert [table.caption for table in tables] == [
        f"Prevent offending: {place}" for place in dict.fromkeys(row[0] for row in PLAN[1:])
    ]
    for table in tables:
        place = table.caption.removeprefix("Prevent offending: ")
        assert cells(table)[0] == tuple(PLAN[0][1:])
        assert cells(table)[1:] == [mended(row[1:]) for row in PLAN if row[0] == place]


def by_district(statement: Statement) -> Statement:
    """The same figures for the county and for two districts, as a statement by district brings them."""
    rows = tuple(replace(row, place=place) for row in statement.rows for place in (COUNTY, NORWICH, BRECKLAND))
    return replace(statement, rows=rows)


def test_districts_of_the_national_measures_stand_under_each_other() -> None:
    county, districts, *_ = printed(by_district(ncpm_statement())).tables
    assert [row[1] for row in cells(county)[1:]] == ["Homicide (all offences)", "Murder only"]
    assert districts.caption == "Reduce Murder and Homicide, by district"
    assert cells(districts)[0][:3] == ("Measure", "District", "Most Recent 12 Months (12 months up to 30 June 2022)")
    assert [row[:3] for row in cells(districts)[1:]] == [
        ("Homicide (all offences)", "Norwich", "16"),
        ("", "Breckland", "16"),
        ("Murder only", "Norwich", "11"),
        ("", "Breckland", "11"),
    ]


def test_a_district_says_where_the_county_alone_has_a_figure() -> None:
    rows = tuple(row for row in plan_statement().rows if row.place == COUNTY or row.measure.by_district)
    tables = list(printed(replace(plan_statement(), rows=rows)).tables)
    norwich = next(table for table in tables if table.caption.endswith("Norwich"))
    assert cells(norwich)[1:] == [mended(row[1:]) for row in PLAN if row[0] == "Norwich"]


def test_a_single_indicator_has_one_table_of_all_districts() -> None:
    rows = tuple(row for row in plan_statement().rows if row.measure.name == "Number of hate crimes")
    county, districts = printed(replace(plan_statement(), rows=rows)).tables
    assert (county.caption, districts.caption) == ("Prevent offending: County", "Prevent offending, by district")
    assert cells(districts)[0][:2] == ("District", "Indicator")
    assert cells(districts)[1:] == [
        tuple(row) for row in PLAN if row[0] != "County" and row[1].startswith("Number of hate")
    ]


@pytest.mark.parametrize("statement", [ncpm_statement(), plan_statement()], ids=["ncpm", "plan"])
def test_the_printed_csv_holds_the_tables_whole(statement: Statement) -> None:
    lines = [tuple(line) for line in csv.reader(io.StringIO(csv_.write_printed(statement)))]
    for table in printed(statement).tables:
        start = lines.index((table.caption,))
        assert lines[start + 1 : start + 2 + len(table.rows)] == cells(table)
