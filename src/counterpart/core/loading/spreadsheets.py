"""Spreadsheets (.xlsx, .ods) as the CSV files that they could have been saved as: one for each sheet.

Publishers put titles above a table; the heading is the first row with several cells. Cells are read as values: formulas
by the result that was saved with them.
"""

import csv
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse

from counterpart.core.formats.problems import UnreadableFile

# A title or a note is one or two cells; no table of recorded crime has so few columns.
LEAST_COLUMNS = 4
MOST_BYTES_UNPACKED = 2_000_000_000
MOST_ROWS = 2_000_000
_MOST_COLUMNS = 500

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

Row = list[str]


def write_sheets(path: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Write each sheet that holds a table to a CSV file in `folder`; yields the sheet's name and the file.

    Raises UnreadableFile when it is another kind of document, damaged, or grows too large.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = {one.filename: one.file_size for one in archive.infolist()}
            if sum(members.values()) > MOST_BYTES_UNPACKED:
                raise UnreadableFile(f"{path}: grows to more than {MOST_BYTES_UNPACKED // 10**9} GB when unpacked")
            if "xl/workbook.xml" in members:
                sheets = _of_xlsx(path)
            elif b"spreadsheet" in archive.read("mimetype")[:100]:
                sheets = _of_ods(archive)
            else:
                raise UnreadableFile(f"{path}: is a document and no spreadsheet: save its tables as CSV")
            for number, (name, rows) in enumerate(sheets):
                target = folder / f"{number}.csv"
                if _write(rows, target):
                    yield name, target
    except (KeyError, ValueError, ParseError, zipfile.BadZipFile, OSError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(f"{path}: cannot be read as a spreadsheet: {error}") from error


def _write(rows: Iterator[Row], target: Path) -> bool:
    """Write the table in the rows, from its heading on; says whether there is one."""
    heading = next((row for row in rows if len([cell for cell in row if cell]) >= LEAST_COLUMNS), None)
    if heading is None:
        return False
    while heading and not heading[-1]:
        heading.pop()
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        for number, row in enumerate(rows):
            if number >= MOST_ROWS:
                raise ValueError(f"a sheet holds more than {MOST_ROWS:,} rows; save it as CSV")
            if any(row):
                writer.writerow((row + [""] * len(heading))[: len(heading)])
    return True


def _of_xlsx(path: Path) -> Iterator[tuple[str, Iterator[Row]]]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    try:
        for sheet in book.worksheets:
            yield sheet.title, ([_shown(cell) for cell in row] for row in sheet.iter_rows(values_only=True))
    finally:
        book.close()


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat()
    return value.isoformat() if isinstance(value, date) else str(value).strip()


def _of_ods(archive: zipfile.ZipFile) -> Iterator[tuple[str, Iterator[Row]]]:
    with archive.open("content.xml") as content:
        # Expat (2.4.1 and later) stops at entities that multiply, and fetches none from elsewhere.
        for _, element in iterparse(content):  # noqa: S314
            if element.tag == f"{_TABLE}table":
                yield element.get(f"{_TABLE}name", ""), _ods_rows(element)
                element.clear()


def _ods_rows(table: Element) -> Iterator[Row]:
    for row in table.iter(f"{_TABLE}table-row"):
        cells = _ods_cells(row)
        if any(cells):
            for _ in range(int(row.get(f"{_TABLE}number-rows-repeated", "1"))):
                yield list(cells)


def _ods_cells(row: Element) -> Row:
    cells: Row = []
    for cell in row:
        if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            cells.extend(islice((_ods_text(cell) for _ in range(times)), _MOST_COLUMNS - len(cells)))
    while cells and not cells[-1]:
        cells.pop()
    return cells


def _ods_text(cell: Element) -> str:
    number = cell.get(f"{_OFFICE}value") if cell.get(f"{_OFFICE}value-type") == "float" else None
    if number is not None:
        return number.removesuffix(".0")
    day = cell.get(f"{_OFFICE}date-value")
    return day or " ".join("".join(part.itertext()) for part in cell.findall(f"{_TEXT}p")).strip()
