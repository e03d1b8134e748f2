"""Tables that come as spreadsheets, with titles above them."""

import zipfile
from pathlib import Path

import duckdb
import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from openpyxl import Workbook

from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.loading import load
from counterpart.core.loading.spreadsheets import write_sheets

HEADING = ["Financial Year", "Financial Quarter", "Force Name", "Offence Code", "Number of Offences"]
ROWS = [["2024/25", 1, "Norfolk", "46", 1234], ["2024/25", 2, "Norfolk", "34A", 7]]
TITLES = [["Police recorded crime"], ["Source:", "Home Office"], []]


def xlsx(path: Path, rows: list[list[object]]) -> Path:
    book = Workbook()
    book.active.title = "Notes"
    book.active.append(["Nothing but words here"])
    sheet = book.create_sheet("2024-25")
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def ods(path: Path, rows: list[list[object]]) -> Path:
    book = OpenDocumentSpreadsheet()
    table = Table(name="2024-25")
    for row in rows:
        line = TableRow()
        for value in row:
            number = isinstance(value, int)
            cell = TableCell(valuetype="float", value=value) if number else TableCell(valuetype="string")
            cell.addElement(P(text=str(value)))
            line.addElement(cell)
        # Programs write the empty rest of a row as one cell, repeated.
        line.addElement(TableCell(numbercolumnsrepeated=16_000))
        table.addElement(line)
    table.addElement(TableRow(numberrowsrepeated=1_000_000))
    book.spreadsheet.addElement(table)
    book.save(str(path))
    return path


@pytest.mark.parametrize("write", [xlsx, ods])
def test_a_table_is_read_from_its_heading_on(tmp_path, write):
    path = write(tmp_path / f"tables.{write.__name__}", [*TITLES, HEADING, *ROWS])
    loaded = load([path], tmp_path / "snapshot")
    rows = duckdb.sql(f"SELECT offence_code, crimes FROM '{loaded.snapshot.crimes}' ORDER BY ALL").fetchall()
    assert rows == [("34A", 7), ("46", 1234)]
    assert [one.name for one in loaded.snapshot.inputs] == [f"{path}: sheet 2024-25"]


@pytest.mark.parametrize("write", [xlsx, ods])
def test_a_bad_row_names_the_sheet(tmp_path, write):
    bad = ["2024/25", 5, "Norfolk", "46", 1]
    loaded = load([write(tmp_path / f"tables.{write.__name__}", [HEADING, *ROWS, bad])], tmp_path / "snapshot")
    assert loaded.snapshot.rows == 2
    assert ["sheet 2024-25, line 4" in str(problem) for problem in loaded.problems] == [True]


def test_a_spreadsheet_that_grows_beyond_measure_is_refused(tmp_path, monkeypatch):
    path = xlsx(tmp_path / "tables.xlsx", [HEADING, *ROWS])
    monkeypatch.setattr("counterpart.core.loading.spreadsheets.MOST_BYTES_UNPACKED", 1000)
    with pytest.raises(UnreadableFile, match="grows to more than"):
        list(write_sheets(path, tmp_path))


def test_a_row_that_repeats_for_ever_is_refused(tmp_path, monkeypatch):
    path = ods(tmp_path / "tables.ods", [HEADING, *ROWS])
    monkeypatch.setattr("counterpart.core.loading.spreadsheets.MOST_ROWS", 1)
    with pytest.raises(UnreadableFile, match=r"tables.ods: .*more than 1 rows"):
        list(write_sheets(path, tmp_path))


def test_a_damaged_spreadsheet_is_named(tmp_path):
    path = tmp_path / "tables.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office>")
    with pytest.raises(UnreadableFile, match=r"tables.ods: cannot be read as a spreadsheet"):
        load([path], tmp_path / "snapshot")
