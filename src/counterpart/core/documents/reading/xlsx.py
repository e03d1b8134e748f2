"""Excel workbooks: every visible sheet, each cell as Excel prints it under its number format.

Formulas are never worked out: the value that Excel saved with them counts. Macros and links are not looked at.
"""

import re
import warnings
from collections.abc import Iterator
from io import BytesIO
from itertools import groupby
from pathlib import Path

import openpyxl
from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.cell.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils import range_boundaries
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from counterpart.core.documents.model import Cell
from counterpart.core.documents.reading import sheets
from counterpart.core.documents.reading.blocks import Block, Heading, Row
from counterpart.core.documents.reading.files import MOST_CELLS
from counterpart.core.documents.reading.inline import plain, raised
from counterpart.core.documents.reading.number_formats import printed
from counterpart.core.documents.reading.packages import Package
from counterpart.core.formats.problems import UnreadableFile

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]{0,200}?ref="([A-Z0-9:]{1,40})"')


def blocks(path: Path, data: bytes, package: Package) -> Iterator[Block]:
    """The sheets in order, hidden ones left out."""
    package.check_xml()
    _check_merges(package)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out: styles, drawings, validation
            book = openpyxl.load_workbook(BytesIO(data), data_only=True, keep_links=False, rich_text=True)
    except (InvalidFileException, KeyError, ValueError, TypeError, IndexError, AttributeError, SyntaxError) as error:
        raise UnreadableFile(
            f"{path}: is no complete Excel workbook ({error}); expected XLSX. Save it again"
        ) from error
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield from _sheet(sheet)


def _sheet(sheet: Worksheet) -> Iterator[Block]:
    if not sheets.is_generic(sheet.title):
        yield Heading(sheet.title, 1, f"sheet {sheet.title}")
    yield from sheets.blocks(_rows(sheet), f"sheet {sheet.title}")


def _check_merges(package: Package) -> None:
    """Refuse merged ranges larger than any table: openpyxl makes a cell for each place in them."""
    for name in sorted(package.names):
        if not name.startswith("xl/worksheets/") or not name.endswith(".xml"):
            continue
        places = 0
        for found in _MERGED.finditer(package.read(name)):
            left, top, right, bottom = range_boundaries(found[1].decode("ascii"))
            places += (right - left + 1) * (bottom - top + 1)
            if places > MOST_CELLS:
                raise package.refused("merges more cells than a table has", f"at most {MOST_CELLS:,} merged cells")


def _rows(sheet: Worksheet) -> Iterator[Row]:
    """Rows from the top, each cell with its row's number; hidden rows and columns are left out."""
    spread = _spread(sheet)
    hidden = _hidden_columns(sheet)
    printed_cells = sorted((at, cell) for at, cell in sheet._cells.items() if at in spread or cell.value is not None)
    before = 0
    for number, group in groupby(printed_cells, key=lambda pair: pair[0][0]):
        if number > before + 1:
            yield (Cell("", number - 1),)
        before = number
        if sheet.row_dimensions[number].hidden:
            continue
        found = {at[1]: _cell(cell, spread.get(at), number) for at, cell in group}
        width = max(found)
        yield tuple(found.get(column, Cell("", number)) for column in range(1, width + 1) if column not in hidden)


def _spread(sheet: Worksheet) -> dict[tuple[int, int], str]:
    """Places that a merged cell covers, its first place excepted, each with the text that is printed there."""
    texts: dict[tuple[int, int], str] = {}
    for merged in sheet.merged_cells.ranges:
        anchor = sheet._cells.get((merged.min_row, merged.min_col))
        text = _text(anchor) if anchor is not None else ""
        for row in range(merged.min_row, merged.max_row + 1):
            for column in range(merged.min_col, merged.max_col + 1):
                texts[row, column] = text
        texts.pop((merged.min_row, merged.min_col), None)
    return texts


def _hidden_columns(sheet: Worksheet) -> set[int]:
    return {
        number
        for dimension in sheet.column_dimensions.values()
        if dimension.hidden and dimension.min and dimension.max
        for number in range(dimension.min, min(dimension.max, MOST_CELLS) + 1)
    }


def _cell(cell: ExcelCell | MergedCell, spread: str | None, row: int) -> Cell:
    return Cell(_text(cell), row) if spread is None else Cell(spread, row, spread=True)


def _text(cell: ExcelCell | MergedCell) -> str:
    value = cell.value
    if isinstance(value, CellRichText):
        return plain("".join(_run(part) for part in value))
    text = printed(value, cell.number_format or "General")
    return plain(text) if isinstance(value, str) else text


def _run(part: TextBlock | str) -> str:
    if isinstance(part, str):
        return part
    return raised(part.text) if part.font.vertAlign == "superscript" else str(part.text)
