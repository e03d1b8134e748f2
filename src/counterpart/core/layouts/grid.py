"""Columns of text that share the width of a terminal."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_GAP = 2


@dataclass(frozen=True, slots=True)
class Grid:
    """Heads and rows of text; `right` says which columns stand to the right.

    A row with fewer cells than there are heads ends with a sentence that runs on to the edge.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def fits(grid: Grid, width: int) -> bool:
    """Whether every column can hold its longest word."""
    return sum(_least(grid)) + _GAP * (len(grid.heads) - 1) <= width


def grid_lines(grid: Grid, width: int) -> Iterator[str]:
    """The head, a rule, and the rows, each cell wrapped in its column."""
    widths = _widths(grid, width)
    yield from _row(grid.heads, widths, grid.right)
    yield (" " * _GAP).join("-" * one for one in widths)
    for row in grid.rows:
        rest = sum(widths[len(row) - 1 :]) + _GAP * (len(widths) - len(row))
        its_widths = [*widths[: len(row) - 1], rest]
        runs_on = len(row) < len(widths)
        yield from _row(row, its_widths, (*grid.right[: len(row) - 1], grid.right[len(row) - 1] and not runs_on))


def _row(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> Iterator[str]:
    wrapped = [textwrap.wrap(cell, width, break_on_hyphens=False) for cell, width in zip(cells, widths, strict=True)]
    for at in range(max(map(len, wrapped))):
        parts = [lines[at] if at < len(lines) else "" for lines in wrapped]
        placed = [
            part.rjust(width) if to_right else part.ljust(width)
            for part, width, to_right in zip(parts, widths, right, strict=True)
        ]
        yield (" " * _GAP).join(placed).rstrip()


def _widths(grid: Grid, width: int) -> list[int]:
    """The least each column needs; then what is left goes to the cells, and what is left of that to the heads."""
    widths = _least(grid)
    room = width - _GAP * (len(widths) - 1)
    for wanted in (_cells_in_lines(grid), _heads_in_one_line(grid)):
        lacking = [max(0, want - has) for want, has in zip(wanted, widths, strict=True)]
        # Each column gets of what is left in proportion to what it lacks.
        share = min(1.0, (room - sum(widths)) / sum(lacking)) if sum(lacking) else 0.0
        widths = [has + int(lack * share) for has, lack in zip(widths, lacking, strict=True)]
    return widths


def _least(grid: Grid) -> list[int]:
    return [max((len(word) for text in column for word in text.split()), default=1) for column in _columns(grid)]


def _cells_in_lines(grid: Grid) -> list[int]:
    # A head may stand in three lines, so that the names of rows get the room.
    return [max([-(-len(head) // 3), *map(len, texts)]) for head, *texts in _columns(grid)]


def _heads_in_one_line(grid: Grid) -> list[int]:
    return [len(head) for head in grid.heads]


def _columns(grid: Grid) -> list[list[str]]:
    # A sentence that runs on does not widen the column in which it starts.
    count = len(grid.heads)
    rows = [row if len(row) == count else row[:-1] for row in grid.rows]
    return [[head, *(row[at] for row in rows if at < len(row))] for at, head in enumerate(grid.heads)]
