"""A statement as an OpenDocument spreadsheet.

One sheet for each priority area with its tables as printed, but with numbers as numbers; a sheet of notes, coverage and
definitions; and a sheet "Data" with the tidy lines of the CSV. Marks of notes stand in a column of their own, so that
they touch no number. The same statement always gives the same bytes.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableColumn, TableHeaderRows, TableRow
from odf.text import P

from counterpart.core.layouts import csv_
from counterpart.core.layouts.arrange import printed
from counterpart.core.layouts.ods_styles import Styles
from counterpart.core.layouts.printed import (
    Cell,
    Column,
    ColumnKind,
    PrintedRow,
    PrintedStatement,
    PrintedTable,
    Section,
)
from counterpart.core.layouts.typed import Pattern, typed
from counterpart.core.measures.model import Statement

_WIDTHS = {ColumnKind.PRIORITY: 5.0, ColumnKind.MEASURE: 8.0, ColumnKind.PLACE: 6.0, ColumnKind.DIFFERENCE: 4.5}
_WIDTH = 4.0
# A name of a sheet: at most 31 letters, and none of these, so that other programs open it too.
_NOT_IN_NAMES = re.compile(r"[\[\]*?:/\\']")
_LONGEST_NAME = 31
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write(statement: Statement) -> bytes:
    """The file."""
    document, page = OpenDocumentSpreadsheet(), printed(statement)
    styles, names = Styles(document), _Names()
    for section in page.sections:
        document.spreadsheet.addElement(_section_sheet(section, page, styles, names))
    document.spreadsheet.addElement(_notes_sheet(page, styles, names))
    document.spreadsheet.addElement(_data_sheet(statement, styles, names))
    file = io.BytesIO()
    document.write(file)
    return _without_clock(file.getvalue())


class _Names:
    """Makes names of sheets, no two the same."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def __call__(self, title: str) -> str:
        name = _NOT_IN_NAMES.sub("", title)[:_LONGEST_NAME].strip() or "Statement"
        number = 1
        while name in self._taken:
            number += 1
            name = f"{name[: _LONGEST_NAME - 3]} {number}"
        self._taken.add(name)
        return name


def _section_sheet(section: Section, page: PrintedStatement, styles: Styles, names: _Names) -> Table:
    sheet = Table(name=names(section.title or page.title))
    columns = max((table.columns for table in section.tables), key=len)
    for column in columns:
        sheet.addElement(TableColumn(stylename=styles.column(_WIDTHS.get(column.kind, _WIDTH))))
    sheet.addElement(TableColumn(stylename=styles.column(_WIDTH)))
    sheet.addElement(_row([_words(page.title, styles.title())]))
    for table in section.tables:
        _add_table(sheet, table, styles)
    if section.comment:
        sheet.addElement(_row([]))
        sheet.addElement(_row([_words("Supplementary comment", styles.title())]))
        for line in filter(None, section.comment.splitlines()):
            sheet.addElement(_row([_words(line)]))
    return sheet


def _add_table(sheet: Table, table: PrintedTable, styles: Styles) -> None:
    sheet.addElement(_row([]))
    sheet.addElement(_row([_words(table.caption, styles.title())]))
    notes = [Column(ColumnKind.MEASURE, "Notes")] if table.notes else []
    head = TableHeaderRows()
    head.addElement(_row([_words(column.head, styles.head()) for column in (*table.columns, *notes)]))
    sheet.addElement(head)
    for row in table.rows:
        sheet.addElement(_row(_cells(row, table, styles)))


def _cells(row: PrintedRow, table: PrintedTable, styles: Styles) -> Iterator[TableCell]:
    for cell in row.cells:
        yield _cell(cell, styles)
        # What a sentence spans stays empty cells, or the columns after it would move.
        yield from (TableCell() for _ in range(cell.columns - 1))
    if table.notes:
        yield _words(", ".join(f"note {note.number}" for note in row.notes), styles.label())


def _cell(cell: Cell, styles: Styles) -> TableCell:
    if not cell.rows:
        return TableCell()
    found = typed(cell.text) if cell.value is not None else None
    if not found:
        return _words(cell.text, styles.label() if cell.value is None else styles.words())
    return _number(cell.text, found.value, found.pattern, styles)


def _number(text: str, value: str, pattern: Pattern, styles: Styles) -> TableCell:
    held = {"timevalue": value} if pattern.kind == "time" else {"value": value}
    cell = TableCell(valuetype=pattern.kind, stylename=styles.figure(pattern), **held)
    cell.addElement(P(text=text))
    return cell


def _notes_sheet(page: PrintedStatement, styles: Styles, names: _Names) -> Table:
    sheet = Table(name=names("Notes"))
    sheet.addElement(TableColumn(stylename=styles.column(7.0)))
    sheet.addElement(TableColumn(stylename=styles.column(18.0)))
    sheet.addElement(_row([_words(page.title, styles.title())]))
    sheet.addElement(_row([_words(page.subtitle)]))
    for name, text in _noted(page):
        sheet.addElement(_row([_words(name, styles.prose()), _words(text, styles.prose())]))
    return sheet


def _noted(page: PrintedStatement) -> Iterator[tuple[str, str]]:
    yield from ((f"note {note.number}", note.text) for note in page.notes)
    yield from (("About these figures", text) for text in page.about)
    yield from (("Coverage", text) for text in page.coverage)
    for definition in page.definitions:
        yield definition.name, definition.text
        yield from ((f"{definition.name}: {name}", text) for name, text in definition.facts)
    yield from ((f"Calculated from {name}", f"sha256 {digest}") for name, digest in page.inputs)


def _data_sheet(statement: Statement, styles: Styles, names: _Names) -> Table:
    sheet = Table(name=names("Data"))
    head = TableHeaderRows()
    head.addElement(_row([_words(name, styles.head()) for name in csv_.COLUMNS]))
    sheet.addElement(head)
    for line in csv_.tidy_rows(statement):
        sheet.addElement(_row(_datum(value, styles) for value in line))
    return sheet


def _datum(value: Decimal | str, styles: Styles) -> TableCell:
    if isinstance(value, str):
        return _words(value)
    decimals = max(0, -int(value.as_tuple().exponent))
    return _number(f"{value:f}", f"{value:f}", Pattern("float", decimals), styles)


def _row(cells: Iterable[TableCell]) -> TableRow:
    row = TableRow()
    for cell in cells:
        row.addElement(cell)
    return row


def _words(text: str, style: object | None = None) -> TableCell:
    cell = TableCell(valuetype="string", **({"stylename": style} if style is not None else {}))
    cell.addElement(P(text=text))
    return cell


def _without_clock(packed: bytes) -> bytes:
    """The same archive with one date on every part: odfpy reads the clock, and so would never write a file twice."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(file, "w") as new:
        for name in _mimetype_first(old.namelist()):
            part = zipfile.ZipInfo(name, _EPOCH)
            part.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return file.getvalue()


def _mimetype_first(names: Sequence[str]) -> list[str]:
    return sorted(names, key=lambda name: name != "mimetype")
