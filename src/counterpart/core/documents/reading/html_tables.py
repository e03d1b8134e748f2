"""One table of an HTML page while its tags arrive."""

from counterpart.core.documents.reading.blocks import Grid
from counterpart.core.documents.reading.files import MOST_CELLS
from counterpart.core.documents.reading.spans import Spanning, laid_out

_CELLS = frozenset({"td", "th"})


class OpenTable:
    """Collects rows and cells. Text arrives in a list that the reader owns and this class empties."""

    def __init__(self, line: int) -> None:
        self._line = line
        self._rows: list[list[Spanning]] = []
        self._head_rows: list[bool] = []
        self._cell: tuple[str, int, int, int] | None = None
        self._in_caption = self._in_head = False
        self._caption = ""
        self._kept: list[str] = []
        self._count = 0

    @property
    def takes_text(self) -> bool:
        """Say whether text belongs to this table now."""
        return self._cell is not None or self._in_caption

    @property
    def holds_data(self) -> bool:
        """Say whether a full row of at least two cells has been read: a table, no layout."""
        return any(sum(bool(cell.text) for cell in row) > 1 for row in self._rows[:-1])

    def start(self, tag: str, attrs: list[tuple[str, str | None]], line: int, text: list[str]) -> None:
        """An element opens inside the table."""
        if tag in _CELLS:
            self._finish_cell(text)
            if not self._rows:
                self._new_row()
            found = dict(attrs)
            self._cell = (tag, line, number(found.get("colspan")), number(found.get("rowspan")))
        elif tag == "tr":
            self._finish_cell(text)
            self._new_row()
        elif tag in {"thead", "tbody", "tfoot"}:
            self._in_head = tag == "thead"
        elif tag == "caption":
            self._in_caption = True
            text.clear()

    def end(self, tag: str, text: list[str]) -> None:
        """An element closes inside the table."""
        if tag in _CELLS or tag in {"tr", "table"}:
            self._finish_cell(text)
        elif tag == "caption" and self._in_caption:
            self._caption = " ".join("".join(text).split())
            self._in_caption = False
            text.clear()
        elif tag == "thead":
            self._in_head = False

    def keep_text(self, text: list[str]) -> None:
        """Put aside the text of the open cell while a table inside it is read."""
        self._kept = [*text, "\n\n"]

    def give_back(self, text: list[str]) -> None:
        """Go on with the open cell."""
        text[:0] = self._kept
        self._kept = []

    def taken(self) -> Grid | None:
        """What has been read so far, as a grid; begins afresh."""
        if self._kept and self._cell and "".join(self._kept).strip():
            self._finish_cell(self._kept)
            self._cell = ("td", self._line, 1, 1)
        pairs = [(row, head) for row, head in zip(self._rows, self._head_rows, strict=True) if row]
        self._rows, self._head_rows = [], []
        caption, self._caption = self._caption, ""
        if not pairs:
            return None
        rows = laid_out([row for row, _head in pairs])
        return Grid(tuple(rows), f"line {self._line}", _headers(pairs), caption)

    def _new_row(self) -> None:
        self._rows.append([])
        self._head_rows.append(self._in_head)

    def _finish_cell(self, text: list[str]) -> None:
        if self._cell is None:
            text.clear()
            return
        tag, line, across, down = self._cell
        parts = [" ".join(part.split()) for part in "".join(text).split("\n\n")]
        self._count += 1
        if self._count <= MOST_CELLS and self._rows:
            joined = "\n\n".join(part for part in parts if part)
            self._rows[-1].append(Spanning(joined, line, across, down, tag == "th"))
        self._cell = None
        text.clear()


def number(attribute: str | None) -> int:
    """A span; 1 where it is missing or no number, 0 for "to the end"."""
    digits = (attribute or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 5 else 1


def _headers(pairs: list[tuple[list[Spanning], bool]]) -> int | None:
    """Rows in <thead>, or the first rows whose cells are all <th>; None where the page marks none."""
    count = 0
    for row, head in pairs:
        if not head and not all(cell.header or not cell.text for cell in row):
            break
        count += 1
    return count if 0 < count < len(pairs) else None
