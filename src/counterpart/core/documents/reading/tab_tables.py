"""Tables whose cells are parted by tabs: a run of such lines without a blank line between."""

from collections import Counter

from counterpart.core.documents.model import Cell
from counterpart.core.documents.reading.blocks import Grid, Row
from counterpart.core.documents.reading.inline import plain


def find(lines: list[str], at: int) -> tuple[Grid, int] | None:
    """The table that begins at this line and its number of lines; None where there is none."""
    if "\t" not in lines[at]:
        return None
    end = at
    while end < len(lines) and ("\t" in lines[end] or _between(lines, end)):
        end += 1
    rows = _rows(lines, at, end)
    if all(sum(not cell.blank for cell in row) < 2 for row in rows):
        return None  # indented prose
    return Grid(tuple(rows), f"line {at + 1}", paged=True), end - at


def _between(lines: list[str], at: int) -> bool:
    """A line without tabs in the middle of a table: the rest of a cell that was broken, or a group's name."""
    return bool(lines[at].strip()) and at + 1 < len(lines) and "\t" in lines[at + 1] and "\t" in lines[at - 1]


def _rows(lines: list[str], start: int, end: int) -> list[Row]:
    usual = Counter(line.count("\t") for line in lines[start:end]).most_common(1)[0][0]
    rows: list[Row] = []
    at = start
    while at < end:
        taken = _torn(lines, at, end, usual)
        text = " ".join(line.strip(" ") for line in lines[at : at + taken])
        rows.append(tuple(Cell(plain(cell), at + 1) for cell in text.split("\t")))
        at += taken
    return rows


def _torn(lines: list[str], at: int, end: int, usual: int) -> int:
    """How many lines this row takes: 3 where its cell holds a line end and the tabs then add up, else 1."""
    if not 0 < lines[at].count("\t") < usual or at + 2 >= end or "\t" in lines[at + 1]:
        return 1
    return 3 if lines[at].count("\t") + lines[at + 2].count("\t") == usual else 1
