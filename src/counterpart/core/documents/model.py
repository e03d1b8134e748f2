"""A published report as its reader left it: tables of cells and passages of prose, as printed.

Readers build these records and judge nothing; understanding builds on them and reads no file.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell: its text with markup and outer blanks taken off, and its line in the file.

    A cell that spans columns or rows is repeated, so that every row is as wide as its table.
    Every copy but the first has `spread` set.
    """

    text: str
    line: int | None = None
    header: bool = False
    spread: bool = False

    @property
    def blank(self) -> bool:
        """Say whether nothing is printed here."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Table:
    """One printed table.

    number   1, 2, 3 ... in reading order of the file
    order    place among all tables and passages of the file
    title    the best name for a reader: the caption, or else the nearest heading above
    caption  what is printed as the table's own caption, or ""
    header   0 or more header rows; where there are none, the columns have no names
    rows     body rows, in printed order
    place    where it starts, for a person: "line 265", "sheet Spending, row 4", "page 3"
    notes    footnotes printed under it
    section  the headings that it stands under, outermost first
    """

    number: int
    order: int
    title: str
    caption: str
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    place: str
    notes: tuple[str, ...] = ()
    section: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """Give the number of columns of the widest row."""
        return max((len(row) for row in (*self.header, *self.rows)), default=0)

    def heading(self, column: int) -> str:
        """Join a column's header cells from the top, leaving out blanks and repeats."""
        words: list[str] = []
        for row in self.header:
            text = row[column].strip() if column < len(row) else ""
            if text and text not in words:
                words.append(text)
        return " ".join(words)


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, list item or heading of prose, without markup."""

    text: str
    order: int
    place: str
    section: tuple[str, ...] = ()
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report in reading order; `file` is its name as the user gave it."""

    file: str
    tables: tuple[Table, ...]
    passages: tuple[Passage, ...]

    def in_order(self) -> Iterator[Table | Passage]:
        """Walk tables and passages together as a reader meets them."""
        parts: list[Table | Passage] = [*self.tables, *self.passages]
        yield from sorted(parts, key=lambda part: part.order)
