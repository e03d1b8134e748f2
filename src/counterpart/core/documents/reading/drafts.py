"""A grid of cells taken apart: captions, header rows, body, footnotes, and prose that was set in cells.

One grid may hold several tables one under the other, each with its own caption row or header row,
and the same header again after a page break.
"""

from dataclasses import dataclass, field, replace

from counterpart.core.documents.reading.blocks import Grid, Paragraph, Row, empty, lone
from counterpart.core.documents.reading.looks import is_gap, is_note, is_prose, is_value

_MOST_HEADER_ROWS = 4


@dataclass(slots=True)
class Draft:
    """A table in the making. `line` is where its first row (caption or header) is printed."""

    place: str
    captions: list[str] = field(default_factory=list)
    header: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    paged: bool = False


Part = Draft | Paragraph


def parts(grid: Grid) -> list[Part]:
    """The tables and passages of a grid, in printed order."""
    walk = _Walk(grid)
    while walk.at < len(walk.rows):
        walk.step()
    return walk.done()


class _Walk:
    """Goes down a grid's rows once and builds its parts."""

    def __init__(self, grid: Grid) -> None:
        self.rows = [row for row in grid.rows if not empty(row)]
        self.at = 0
        self._grid = grid
        self._parts: list[Part] = []
        self._draft: Draft | None = None

    def step(self) -> None:
        """Take the next row, or the next few where they belong together."""
        row = self.rows[self.at]
        text = lone(row)
        if text is not None and self._is_prose(text):
            self._take_prose(text)
        elif text is not None and is_note(text) and self._draft and self._draft.rows:
            self._draft.notes.append(text)
            self.at += 1
        elif (top := self._top()) is not None:
            self._open(*top)
        else:
            self._body_row(row)

    def done(self) -> list[Part]:
        """Everything built, with tables that hold no table turned back into passages."""
        self._close()
        return self._parts

    def _is_prose(self, text: str) -> bool:
        """Prose itself, or a short line that only leads to prose ("Supplementary Comment")."""
        if is_prose(text) and not is_note(text):
            return True
        following = [lone(row) for row in self.rows[self.at + 1 : self.at + 3]]
        leads = bool(following) and following[0] is not None and is_prose(following[0])
        return leads and not is_note(text)

    def _take_prose(self, text: str) -> None:
        place = self._place(self.rows[self.at])
        self._close()
        self._parts += [Paragraph(part.strip(), place) for part in text.split("\n\n") if part.strip()]
        self.at += 1

    def _top(self) -> tuple[list[str], int] | None:
        """Captions and the number of header rows, where a table begins at this row; else None."""
        captions: list[str] = []
        ahead = self.at
        while ahead < len(self.rows) and (text := lone(self.rows[ahead])) is not None and len(captions) < 3:
            captions.append(text)
            ahead += 1
        headers = self._headers(ahead)
        if self._draft is None:
            return (captions, headers) if headers or not captions else None
        return (captions, headers) if headers and self._begins_anew(self.rows[ahead]) else None

    def _headers(self, first: int) -> int:
        """How many rows from `first` on are header rows."""
        count = 0
        if self._draft is None and self._grid.headers is not None and self._grid.headers > first:
            count = min(self._grid.headers, len(self.rows) - 1) - first
        elif first < len(self.rows) - 1 and is_header(self.rows[first]):
            count = 1
        if not count:
            return 0
        while first + count < len(self.rows) - 1 and count < _MOST_HEADER_ROWS and self._goes_on(first + count):
            count += 1
        return count

    def _goes_on(self, at: int) -> bool:
        """A further header row: no values in it, and it fills what the row above left open."""
        above, row = self.rows[at - 1], self.rows[at]
        if lone(row) is not None or not _worded(row):
            return False
        open_above = any(
            (over.blank or over.spread) and not under.blank for over, under in zip(above[1:], row[1:], strict=False)
        )
        below_has_values = any(is_value(cell.text) for cell in self.rows[at + 1])
        return below_has_values and (row[0].blank or row[0].spread or open_above)

    def _begins_anew(self, row: Row) -> bool:
        """A header row in the middle of a grid: it repeats column names of the table above."""
        if self._draft is None or not self._draft.header:
            return False
        names = {_name(cell.text) for cell in self._draft.header[-1][1:] if not cell.blank}
        own = [_name(cell.text) for cell in row[1:] if not cell.blank]
        return bool(own) and 2 * sum(name in names for name in own) > len(own)

    def _open(self, captions: list[str], headers: int) -> None:
        first = self.at + len(captions)
        header = [_flat(row) for row in self.rows[first : first + headers]]
        if self._draft and _same(header, self._draft.header) and all(continued(text) for text in captions):
            self.at = first + headers
            return
        place = self._place(self.rows[self.at])
        self._close()
        self._draft = Draft(place, captions, header, paged=self._grid.paged)
        self.at = first + headers
        if not captions and not headers:
            self._body_row(self.rows[self.at])

    def _body_row(self, row: Row) -> None:
        if self._draft is None:
            self._draft = Draft(self._place(row), paged=self._grid.paged)
        self._draft.rows.append(_flat(row))
        self.at += 1

    def _close(self) -> None:
        if self._draft is not None:
            self._parts += _settled(self._draft)
        self._draft = None

    def _place(self, row: Row) -> str:
        line = next((cell.line for cell in row if cell.line is not None), None)
        if line is None or (not self._parts and self._draft is None):
            return self._grid.place
        before, comma, _row = self._grid.place.rpartition("row ")
        return f"{before}{comma}{line}" if comma else f"line {line}"


def is_header(row: Row) -> bool:
    """A row that names columns: words and periods, no value; more than its first cell is printed."""
    if not any(not cell.blank and not cell.spread for cell in row[1:]):
        return False
    return _worded(row) and not any(is_prose(cell.text) for cell in row)


def continued(caption: str) -> bool:
    """A caption that only says that the table goes on: "Broadland (continued)"."""
    return caption.rstrip(" .)").casefold().endswith(("continued", "cont", "cont'd", "contd"))


def _worded(row: Row) -> bool:
    return not any(is_value(cell.text) or is_gap(cell.text) for cell in row[1:] if not cell.blank)


def _flat(row: Row) -> Row:
    """Paragraphs inside a cell of data on one line."""
    if not any("\n" in cell.text for cell in row):
        return row
    return tuple(replace(cell, text=" ".join(cell.text.split())) for cell in row)


def _same(one: list[Row], other: list[Row]) -> bool:
    return [[_name(cell.text) for cell in row] for row in one] == [[_name(cell.text) for cell in row] for row in other]


def _name(text: str) -> str:
    return " ".join(text.split()).casefold()


def _settled(draft: Draft) -> list[Part]:
    """The draft, if it is a table at all: two columns and a row; otherwise its texts as passages."""
    rows = [*draft.header, *draft.rows]
    columns = {at for row in rows for at, cell in enumerate(row) if not cell.blank}
    if draft.rows and len(columns) > 1:
        return [draft]
    texts = [
        *draft.captions,
        *(" ".join(cell.text for cell in row if not cell.blank and not cell.spread) for row in rows),
    ]
    return [Paragraph(text, draft.place) for text in [*texts, *draft.notes] if text]
