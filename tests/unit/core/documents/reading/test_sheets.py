"""Workbooks and delimited files: several tables a sheet, merged cells, hidden parts, printed text."""

from pathlib import Path

import openpyxl
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from counterpart.core.documents.model import Document
from counterpart.core.documents.reading import read
from tests.unit.core.documents.reading.shown import cells, header, read_text


def saved(folder: Path, book: openpyxl.Workbook) -> Document:
    book.save(folder / "report.xlsx")
    return read(folder / "report.xlsx")


def test_prints_values_under_their_formats(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Spending"
    for row in (["Area", "2019", "Change"], ["Norfolk", 1062, 0.153]):
        sheet.append(row)
    sheet["B2"].number_format, sheet["C2"].number_format = "#,##0", "0.0%"
    (table,) = saved(tmp_path, book).tables
    assert cells(table) == [["Norfolk", "1,062", "15.3%"]]
    assert (table.place, table.title, table.rows[0][0].line) == ("sheet Spending, row 1", "Spending", 2)


def test_leaves_out_hidden_sheets_rows_and_columns(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Area", "2018", "2019"], ["Norfolk", 1, 2], ["Secret", 3, 4], ["Suffolk", 5, 6]):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = sheet.column_dimensions["B"].hidden = True
    book.create_sheet("Workings").append(["x", 1])
    book["Workings"].sheet_state = "hidden"
    (table,) = saved(tmp_path, book).tables
    assert header(table) == [["Area", "2019"]]
    assert cells(table) == [["Norfolk", "2"], ["Suffolk", "6"]]


def test_lays_out_merged_cells_and_takes_a_merged_title_as_caption(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Recorded crime"], ["Area", "2019/20", None], [None, "Number", "Rate"], ["Norfolk", 5, 1.5]):
        sheet.append(row)
    for merged in ("A1:C1", "B2:C2", "A2:A3"):
        sheet.merge_cells(merged)
    (table,) = saved(tmp_path, book).tables
    assert table.caption == "Recorded crime"
    assert [table.heading(column) for column in range(3)] == ["Area", "2019/20 Number", "2019/20 Rate"]
    assert cells(table) == [["Norfolk", "5", "1.5"]]


def test_parts_tables_above_and_beside_each_other(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Area", "2019", None, "Site", "2019"],
        ["Norfolk", 1, None, "Fixed", 3],
        ["Suffolk", 2, None, "Mobile", 4],
        [],
        ["Offence", "2020"],
        ["Theft", 5],
    ):
        sheet.append(row)
    found = saved(tmp_path, book).tables
    assert [cells(table) for table in found] == [
        [["Norfolk", "1"], ["Suffolk", "2"]],
        [["Fixed", "3"], ["Mobile", "4"]],
        [["Theft", "5"]],
    ]


def test_never_works_out_a_formula(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["Area", "2019", "2020"], ["Norfolk", 1, "=B2*2"]):
        book.active.append(row)
    assert cells(saved(tmp_path, book).tables[0]) == [["Norfolk", "1", ""]]


def test_keeps_a_raised_mark_apart_from_its_figure(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    mark = CellRichText("1,062", TextBlock(InlineFont(vertAlign="superscript"), "2"))
    for row in (["Area", "2019"], ["Norfolk", mark]):
        book.active.append(row)
    assert cells(saved(tmp_path, book).tables[0]) == [["Norfolk", "1,062²"]]


def test_takes_the_printed_text_of_an_open_document_and_not_its_value(tmp_path: Path) -> None:
    book, table = OpenDocumentSpreadsheet(), Table(name="Crime")
    for texts in (("Area", "2019", "2020"), ("Norfolk", "15.3%", "15.3%")):
        row = TableRow()
        row.addElement(_cell(texts[0]))
        row.addElement(_cell(texts[1], numbercolumnsrepeated="2") if texts[1] == texts[2] else _cell(texts[1]))
        if texts[1] != texts[2]:
            row.addElement(_cell(texts[2]))
        table.addElement(row)
    merged = TableRow()
    merged.addElement(_cell("Suffolk"))
    merged.addElement(_cell("N/A", numbercolumnsspanned="2"))
    merged.addElement(CoveredTableCell())
    table.addElement(merged)
    table.addElement(TableRow(numberrowsrepeated="1048570"))
    book.spreadsheet.addElement(table)
    book.save(str(tmp_path / "report.ods"))
    (found,) = read(tmp_path / "report.ods").tables
    assert cells(found) == [["Norfolk", "15.3%", "15.3%"], ["Suffolk", "N/A", ""]]
    assert found.place == "sheet Crime, row 1"


def _cell(text: str, **attributes: str) -> TableCell:
    cell = TableCell(valuetype="percentage", value="0.15342", **attributes)
    cell.addElement(P(text=text))
    return cell


def test_reads_titles_tables_and_notes_of_a_delimited_file(tmp_path: Path) -> None:
    text = 'Recorded crime\nSource: the force\n\nArea;2019;"2020 (rev.)"\nNorfolk;1;2\n"Total; all";1;2\n* Revised.\n'
    (table,) = read_text(tmp_path, text, "numbers.txt").tables
    assert header(table) == [["Area", "2019", "2020 (rev.)"]]
    assert cells(table) == [["Norfolk", "1", "2"], ["Total; all", "1", "2"]]
    assert (table.title, table.notes, table.place) == ("Recorded crime", ("* Revised.",), "line 4")


def test_prose_with_commas_is_no_table(tmp_path: Path) -> None:
    text = "Norfolk, Suffolk and Essex saw rises, and falls.\n\nThe county, though, saw none, or few, of them.\n"
    report = read_text(tmp_path, text, "report.csv")
    assert (len(report.tables), len(report.passages)) == (0, 2)
