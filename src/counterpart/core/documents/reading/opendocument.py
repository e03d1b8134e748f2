"""OpenDocument spreadsheets and texts (ODS, ODT): cells as they are printed, not as they are stored.

Read as a stream of XML events: a sheet of a million repeated blank cells costs nothing, and depth costs no stack.
"""

from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from counterpart.core.documents.reading import sheets
from counterpart.core.documents.reading.blocks import Block, Grid, Heading, Paragraph, Row
from counterpart.core.documents.reading.files import MOST_CELLS
from counterpart.core.documents.reading.packages import Package
from counterpart.core.documents.reading.spans import MOST_COLUMNS, Spanning, laid_out
from counterpart.core.formats.problems import UnreadableFile

_MOST_REPEATED_ROWS = 10_000
_NOT_PRINTED = {
    "office:annotation",
    "text:tracked-changes",
    "text:note-citation",
    "draw:frame",
    "svg:title",
    "svg:desc",
}


def blocks(path: Path, package: Package) -> Iterator[Block]:
    """Sheets or text in order; hidden sheets, rows and columns are left out, comments too."""
    if "META-INF/manifest.xml" in package.names and b":encryption-data" in package.read("META-INF/manifest.xml"):
        raise package.refused("is protected by a password", "a file that opens without one. Save it without")
    listener = _Listener()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = listener.start
    parser.EndElementHandler = listener.end
    parser.CharacterDataHandler = listener.characters
    try:
        parser.Parse(package.read("content.xml"), True)
    except expat.ExpatError as error:
        raise UnreadableFile(
            f"{path}: its content is not well-formed XML ({error}); expected a complete file"
        ) from error
    yield from listener.blocks


class _Listener:
    """Builds the blocks while elements arrive."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._silent = 0
        self._paragraphs: list[list[str]] = []
        self._level = 0
        self._table: _Table | None = None
        self._nested = 0
        self._spreadsheet = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open an element."""
        if self._silent or tag in _NOT_PRINTED:
            self._silent += 1
        elif tag == "office:spreadsheet":
            self._spreadsheet = True
        elif tag == "style:style":
            self._style = attributes.get("style:name", "")
        elif tag == "style:table-properties" and attributes.get("table:display") == "false":
            self._hidden_styles.add(self._style)
        elif tag in {"text:p", "text:h"}:
            self._paragraphs.append([])
            self._level = int(attributes.get("text:outline-level", "1")) if tag == "text:h" else 0
        elif tag.startswith("text:"):
            self._inline(tag, attributes)
        elif tag.startswith("table:"):
            self._table_element(tag, attributes)

    def end(self, tag: str) -> None:
        """Close an element."""
        if self._silent:
            self._silent -= 1
        elif tag in {"text:p", "text:h"} and self._table is None:
            self._passage()
        elif tag in {"table:table-cell", "table:covered-table-cell"} and self._table and not self._nested:
            self._table.end_cell(["".join(part) for part in self._paragraphs])
            self._paragraphs = []
        elif tag == "table:table-row" and self._table and not self._nested:
            self._table.end_row()
        elif tag == "table:table":
            self._end_table()

    def characters(self, text: str) -> None:
        """Take text."""
        if self._paragraphs and not self._silent:
            self._paragraphs[-1].append(text)

    def _inline(self, tag: str, attributes: dict[str, str]) -> None:
        if not self._paragraphs:
            return
        if tag == "text:s":
            self._paragraphs[-1].append(" " * min(_count(attributes.get("text:c")), 100))
        elif tag in {"text:tab", "text:line-break"}:
            self._paragraphs[-1].append(" ")

    def _table_element(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "table:table":
            if self._table is not None:
                self._nested += 1
                return
            hidden = attributes.get("table:style-name") in self._hidden_styles
            self._table = _Table(attributes.get("table:name", ""), hidden)
            self._paragraphs = []
        elif self._table is not None and not self._nested:
            self._table.start(tag, attributes)

    def _passage(self) -> None:
        text = " ".join("".join(self._paragraphs.pop()).split()) if self._paragraphs else ""
        place = f"paragraph {len(self.blocks) + 1}"
        if text:
            self.blocks.append(Heading(text, self._level, place) if self._level else Paragraph(text, place))

    def _end_table(self) -> None:
        if self._nested:
            self._nested -= 1
            return
        table, self._table = self._table, None
        if table is None or table.hidden:
            return
        rows = table.laid_out()
        if not self._spreadsheet:
            self.blocks.append(Grid(tuple(rows), f"table {table.name}".strip(), table.headers or None))
            return
        if not sheets.is_generic(table.name):
            self.blocks.append(Heading(table.name, 1, f"sheet {table.name}"))
        self.blocks += sheets.blocks(rows, f"sheet {table.name}")


class _Table:
    """One sheet or table while its rows arrive."""

    def __init__(self, name: str, hidden: bool) -> None:
        self.name, self.hidden = name, hidden
        self.headers = 0
        self._rows: list[list[Spanning]] = []
        self._row: list[Spanning] = []
        self._line = 1
        self._repeats = 1
        self._row_hidden = self._in_header = False
        self._cell: dict[str, str] = {}
        self._column = 0
        self._hidden_columns: set[int] = set()
        self._cells = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element opens inside the table."""
        if tag == "table:table-column":
            self._columns(attributes)
        elif tag == "table:table-header-rows":
            self._in_header = True
        elif tag == "table:table-rows":
            self._in_header = False
        elif tag == "table:table-row":
            self._row, self._repeats = [], _count(attributes.get("table:number-rows-repeated"))
            self._row_hidden = attributes.get("table:visibility") in {"collapse", "filter"}
            self._column = 0
        elif tag in {"table:table-cell", "table:covered-table-cell"}:
            self._cell = attributes | {"covered": "yes" if tag == "table:covered-table-cell" else ""}

    def end_cell(self, paragraphs: list[str]) -> None:
        """A cell is complete. The printed text counts; a stored value only where no text was saved."""
        text = "\n\n".join(part.strip() for part in paragraphs if part.strip()) or _stored(self._cell)
        for _ in range(min(_count(self._cell.get("table:number-columns-repeated")), MOST_COLUMNS - len(self._row))):
            self._column += 1
            if self._cell["covered"] or self._column in self._hidden_columns:
                continue
            across = _count(self._cell.get("table:number-columns-spanned"))
            down = _count(self._cell.get("table:number-rows-spanned"))
            self._row.append(Spanning(text, self._line, across, down))

    def end_row(self) -> None:
        """A row is complete; rows repeated to the sheet's end are blank and dropped."""
        while self._row and not self._row[-1].text and self._row[-1].across == 1:
            self._row.pop()
        self._cells += len(self._row) * self._repeats
        if not self._row_hidden and self._cells <= MOST_CELLS:
            for more in range(min(self._repeats, _MOST_REPEATED_ROWS) if self._row else min(self._repeats, 1)):
                self._rows.append([_moved(cell, self._line + more) for cell in self._row])
            self.headers += self._in_header
        self._line += self._repeats

    def laid_out(self) -> list[Row]:
        """All rows with their spans."""
        return laid_out(self._rows)

    def _columns(self, attributes: dict[str, str]) -> None:
        repeated = min(_count(attributes.get("table:number-columns-repeated")), MOST_COLUMNS)
        if attributes.get("table:visibility") in {"collapse", "filter"}:
            self._hidden_columns |= set(range(self._column + 1, self._column + 1 + repeated))
        self._column += repeated


def _stored(cell: dict[str, str]) -> str:
    kind = cell.get("office:value-type", "")
    value = cell.get("office:value") or cell.get(f"office:{kind}-value", "")
    return f"{float(value) * 100:g}%" if kind == "percentage" and value else value


def _moved(cell: Spanning, line: int) -> Spanning:
    return Spanning(cell.text, line, cell.across, cell.down, cell.header)


def _count(attribute: str | None) -> int:
    return max(1, int(attribute)) if attribute and attribute.isascii() and attribute.isdigit() else 1
