"""Cells that span columns and rows, laid out on a grid: each repeated where it reaches, marked `spread`."""

from dataclasses import dataclass

from counterpart.core.documents.model import Cell
from counterpart.core.documents.reading.blocks import Row

MOST_COLUMNS = 1_000
MOST_SPREAD = 500_000


@dataclass(frozen=True, slots=True)
class Spanning:
    """A cell as its form gives it. `down` is 0 where it reaches to the last row."""

    text: str
    line: int | None = None
    across: int = 1
    down: int = 1
    header: bool = False


def laid_out(rows: list[list[Spanning]]) -> list[Row]:
    """The rows with every spanning cell repeated. Spans are cut off at the table's last row and at MOST_COLUMNS."""
    hanging: dict[int, tuple[Cell, int]] = {}
    finished: list[Row] = []
    budget = MOST_SPREAD
    for number, row in enumerate(rows):
        placed: dict[int, Cell] = {}
        for column, (copy, left) in list(hanging.items()):
            placed[column] = copy
            hanging[column] = (copy, left - 1)
            if left <= 1:
                del hanging[column]
        at = 0
        for cell in row:
            while at in placed:
                at += 1
            budget -= _place(cell, at, len(rows) - number, placed, hanging, budget)
            at += 1
        width = max(placed, default=-1) + 1
        finished.append(tuple(placed.get(column, Cell("")) for column in range(width)))
    return finished


def _place(
    cell: Spanning, at: int, rows_left: int, placed: dict[int, Cell], hanging: dict[int, tuple[Cell, int]], budget: int
) -> int:
    """Put one cell where it belongs; gives the number of copies made."""
    down = min(cell.down or rows_left, rows_left)
    across = max(1, min(cell.across, MOST_COLUMNS - at, budget + 1))
    copy = Cell(cell.text, cell.line, cell.header, spread=True)
    for column in range(at, at + across):
        if column in placed:
            break
        placed[column] = copy if column > at else Cell(cell.text, cell.line, cell.header)
        if down > 1:
            hanging[column] = (copy, down - 1)
    return across - 1 + (down - 1) * across
