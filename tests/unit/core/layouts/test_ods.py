"""The spreadsheet: numbers are numbers, shown as printed; notes and tidy data have sheets of their own."""

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from counterpart.core.layouts import csv_, ods
from counterpart.core.layouts.typed import Pattern, Typed, typed
from tests.published_statements import ncpm_statement, plan_statement

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


def sheets(packed: bytes) -> dict[str, ElementTree.Element]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        content = ElementTree.fromstring(archive.read("content.xml"))
    return {sheet.get(f"{TABLE}name"): sheet for sheet in content.iter(f"{TABLE}table")}


def cells(sheet: ElementTree.Element, label: str) -> list[tuple[str, str, str]]:
    """Kind, value and printed text of the cells of the row whose first or second cell is `label`."""
    for row in sheet.iter(f"{TABLE}table-row"):
        found = [
            (
                cell.get(f"{OFFICE}value-type", ""),
                cell.get(f"{OFFICE}value", cell.get(f"{OFFICE}time-value", "")),
                "".join(cell.itertext()),
            )
            for cell in row.iter(f"{TABLE}table-cell")
        ]
        if label in [text for _, _, text in found[:2]]:
            return found
    raise AssertionError(f"no row {label}")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8521", Typed("8521", Pattern("float"))),
        ("1,645", Typed("1645", Pattern("float", grouping=True))),
        ("77%", Typed("0.77", Pattern("percentage"))),
        ("-3.7%", Typed("-0.037", Pattern("percentage", 1))),
        ("-1.5% points", Typed("-1.5", Pattern("float", 1, suffix="% points"))),
        ("00:03:36", Typed("PT00H03M36S", Pattern("time"))),
        ("20% Increase +1433", None),
        ("N/A", None),
        ("", None),
    ],
)
def test_a_printed_figure_has_a_number_and_a_pattern(text: str, expected: Typed | None) -> None:
    assert typed(text) == expected


def test_has_a_sheet_for_each_priority_and_one_for_notes_and_data() -> None:
    names = list(sheets(ods.write(ncpm_statement())))
    assert names[:2] == ["Reduce Murder and Homicide", "Reduce Serious Violence"]
    assert names[-2:] == ["Notes", "Data"]
    assert max(len(name) for name in names) <= 31
    assert len(set(names)) == len(names) == 8


def test_counts_are_numbers_and_differences_words_as_printed() -> None:
    row = cells(sheets(ods.write(ncpm_statement()))["Reduce Serious Violence"], "All violence with injury")
    assert row[2:4] == [("float", "8521", "8521"), ("float", "7088", "7088")]
    assert row[5] == ("string", "", "20% Increase +1433")


def test_signed_percentages_are_percentages() -> None:
    row = cells(sheets(ods.write(plan_statement()))["Prevent offending"], "Number of hate crimes")
    assert row[1:] == [("float", "1105", "1,105"), ("float", "1148", "1,148"), ("percentage", "-0.037", "-3.7%")]


def test_marks_of_notes_stand_in_a_column_of_their_own() -> None:
    statement = ncpm_statement()
    noted = replace(statement.rows[0], note="11 of 12 months.")
    row = cells(sheets(ods.write(replace(statement, rows=(noted,))))["Reduce Murder and Homicide"], noted.measure.name)
    assert row[2] == ("float", "16", "16")
    assert row[-1] == ("string", "", "note 1")


def test_the_data_sheet_is_the_tidy_csv() -> None:
    statement = plan_statement()
    rows = list(sheets(ods.write(statement))["Data"].iter(f"{TABLE}table-row"))
    assert len(rows) == 1 + len(list(csv_.tidy_rows(statement)))
    assert tuple("".join(cell.itertext()) for cell in rows[0].iter(f"{TABLE}table-cell")) == csv_.COLUMNS


def test_the_same_statement_gives_the_same_bytes() -> None:
    assert ods.write(plan_statement()) == ods.write(plan_statement())


def test_names_of_sheets_hold_nothing_that_other_programs_refuse() -> None:
    statement = ncpm_statement()
    rows = tuple(
        replace(row, measure=replace(row.measure, priority=f"Tackle [cyber/fraud]: what? {'x' * 30} {number}"))
        for number, row in enumerate(statement.rows[:3])
    )
    names = list(sheets(ods.write(replace(statement, rows=rows))))[:3]
    assert not set("[]*?:/\\'") & set("".join(names))
    assert len(set(names)) == 3
