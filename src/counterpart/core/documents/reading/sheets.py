"""A sheet of cells, from a spreadsheet or a delimited file: titles, tables and notes told apart.

Tables on one sheet are parted by blank rows, or stand side by side with a blank column between.
"""

from collections.abc import Iterable, Iterator

from counterpart.core.documents.model import Cell
from counterpart.core.documents.reading.blocks import Block, Grid, Heading, Paragraph, Row, empty, lone
from counterpart.core.documents.reading.looks import is_note, is_prose, is_value

_MOST_TITLE_WORDS = 25
_GENERIC = ("sheet", "table", "tabelle", "feuille", "")


def blocks(rows: Iterable[Row], place: str = "") -> Iterator[Block]:
    """The sheet's parts from the top down. Each cell holds its row's number; `place` names the sheet."""
    for run in _runs(rows):
        if all(_alone(row) is not None for row in run):
            yield from _lines(run, place)
        else:
            yield from _run(run, place)


def _runs(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows between blank rows, the columns left of all of them cut off."""
    run: list[Row] = []
    for row in [*rows, ()]:
        if not all(cell.blank for cell in row):
            run.append(row)
        elif run:
            left = min(_first(other) for other in run)
            yield [other[left:] for other in run]
            run = []


def _run(rows: list[Row], place: str) -> Iterator[Block]:
    """A run that holds a table."""
    head, body, foot = _parted(rows)
    yield from _lines(head, place)
    for side in _sides(body):
        yield Grid(tuple(side), _place(side[0], place))
    yield from _lines(foot, place)


def _lines(rows: list[Row], place: str) -> Iterator[Block]:
    """Rows with one cell each: a title is short; everything else is a paragraph."""
    for number, row in enumerate(rows):
        text, where = _alone(row) or "", _place(row, place)
        if number == 0 and not is_note(text) and not is_prose(text) and _is_title(text):
            yield Heading(text, 2, where)
        else:
            yield Paragraph(text, where)


def _is_title(text: str) -> bool:
    return len(text.split()) <= _MOST_TITLE_WORDS and not text.rstrip().endswith((".", ";", ",")) and not is_value(text)


def _parted(rows: list[Row]) -> tuple[list[Row], list[Row], list[Row]]:
    """Prose above and footnotes below taken off; a caption stays with its table."""
    start, end = 0, len(rows)
    while start < end and (text := _alone(rows[start])) is not None and (is_prose(text) or is_note(text)):
        start += 1
    while end > start and (text := _alone(rows[end - 1])) is not None and (is_prose(text) or is_note(text)):
        end -= 1
    return rows[:start], rows[start:end], rows[end:]


def _sides(rows: list[Row]) -> list[list[Row]]:
    """Tables side by side: parted where a column is blank and both sides have labels and values of their own."""
    width = max((len(row) for row in rows), default=0)
    printed = [any(at < len(row) and not row[at].blank for row in rows if lone(row) is None) for at in range(width)]
    for at in range(1, width - 1):
        if printed[at] or not printed[at + 1]:
            continue
        one, other = [row[:at] for row in rows], [row[at + 1 :] for row in rows]
        if _is_table(one) and _is_table(other):
            return [*_sides(_without_empty(one)), *_sides(_without_empty(other))]
    return [rows] if rows else []


def _is_table(rows: list[Row]) -> bool:
    """Two columns or more: labels in the first, values in others."""
    body = [row for row in rows if len(row) > 1 and not empty(row)][1:]
    labels = sum(not row[0].blank and not is_value(row[0].text) for row in body)
    values = sum(any(is_value(cell.text) for cell in row[1:]) for row in body)
    return bool(body) and 2 * labels > len(body) and 2 * values > len(body)


def _without_empty(rows: list[Row]) -> list[Row]:
    return [row for row in rows if not empty(row)]


def _first(row: Row) -> int:
    return next((at for at, cell in enumerate(row) if not cell.blank), len(row))


def _alone(row: Row) -> str | None:
    """The text of a row in which one cell is printed, wherever it stands."""
    printed = [cell.text for cell in row if not cell.blank and not cell.spread]
    return printed[0] if len(printed) == 1 else None


def _place(row: Row, place: str) -> str:
    line = next((cell.line for cell in row if cell.line is not None), 0)
    return f"{place}, row {line}" if place else f"line {line}"


def row_of(texts: Iterable[str], line: int) -> Row:
    """Plain texts as a row."""
    return tuple(Cell(text.strip(), line) for text in texts)


def is_generic(name: str) -> bool:
    """A sheet that nobody named: Sheet1, Table2."""
    return name.rstrip(" 0123456789").casefold() in _GENERIC
