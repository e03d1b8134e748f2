"""What a form's reader hands on: headings, paragraphs and grids, in reading order.

Nothing is judged here. `drafts` finds captions, headers and notes in a grid; `assembly` makes the Document.
"""

from dataclasses import dataclass

from counterpart.core.documents.model import Cell

Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the form marks it. `level` counts from 1, the outermost."""

    text: str
    level: int
    place: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or list item. `bullet` is the mark that a list item began with, or ""."""

    text: str
    place: str
    bullet: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells as printed; spanning cells are repeated with `spread` set.

    headers    how many of the first rows the form itself marks as header, or None where it does not say
    caption    the caption that the form itself marks
    paged      the text came off pages, whose ends may have torn a table in two
    """

    rows: tuple[Row, ...]
    place: str
    headers: int | None = None
    caption: str = ""
    paged: bool = False


Block = Heading | Paragraph | Grid


def lone(row: Row) -> str | None:
    """The text of a row in which only the first cell is printed (or spans the rest), else None."""
    if not row or row[0].blank or row[0].spread:
        return None
    return row[0].text if all(cell.blank or cell.spread for cell in row[1:]) else None


def empty(row: Row) -> bool:
    """Say whether nothing is printed in the row; a cell that hangs down from above is not printed again."""
    return all(cell.blank or cell.spread for cell in row)
