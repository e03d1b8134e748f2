"""Shares of a total, percentages of another column, and rates per 1,000.

Which line is the hundred per cent (the net or the gross total) and which column is the whole is
asked of the figures: the choice that explains most rows is the one that was meant.
"""

from collections.abc import Iterator, Sequence
from itertools import permutations

from counterpart.core.documents.checks.expectations import Expectation, obeys
from counterpart.core.documents.checks.formulas import Ratio
from counterpart.core.documents.understand.grid import Grid
from counterpart.core.documents.understand.units import Unit

_MOST_LINES = 40
_THOUSAND = 1000
_Choice = tuple[float, list[Expectation]]


def relations(grids: Sequence[Grid]) -> Iterator[Expectation]:
    """Expect every share and rate to follow from the figures that it is made of."""
    for grid in grids:
        for column in grid.numeric_columns:
            if _is_share(grid, column):
                yield from _best(grid, column)


def _is_share(grid: Grid, column: int) -> bool:
    """Say whether a column may hold shares or rates."""
    heading = grid.headings[column]
    if heading.change:
        return False
    if heading.share or heading.per:
        return True
    units = [grid.unit(row, column, figure) for row, figure in grid.inputs(column)]
    return bool(units) and all(unit is Unit.PERCENT for unit in units)


def _best(grid: Grid, column: int) -> list[Expectation]:
    best: _Choice = (0.0, [])
    for expectations in (*_of_a_line(grid, column), *_of_a_column(grid, column)):
        best = max(best, (_score(grid, column, expectations), expectations), key=lambda c: c[0])
    return best[1]


def _of_a_line(grid: Grid, column: int) -> Iterator[list[Expectation]]:
    """Propose every amount column over every one of its lines."""
    if grid.headings[column].per:
        return
    for amount in _amounts(grid, column):
        for whole in _wholes(grid, amount):
            yield [
                Expectation(
                    grid.address(row, column),
                    (grid.address(row, amount), grid.address(whole, amount)),
                    Ratio(),
                    f"share of '{grid.labels[whole].text}'",
                )
                for row, _ in grid.inputs(column)
                if grid.figure(row, amount) is not None
            ]


def _wholes(grid: Grid, amount: int) -> list[int]:
    """Name the lines that may be the hundred per cent; of a long table its totals and its ends."""
    lines = [row for row, _ in grid.inputs(amount)]
    if len(lines) <= _MOST_LINES:
        return lines
    return [row for row in lines if grid.labels[row].total or row in (lines[0], lines[-1])]


def _of_a_column(grid: Grid, column: int) -> Iterator[list[Expectation]]:
    """Propose every pair of amount columns, row by row; the whole may be printed in thousands."""
    per = grid.headings[column].per
    scales = (per, per // 1000) if per and per >= _THOUSAND else (per or 100,)
    for part, whole in permutations(_amounts(grid, column), 2):
        for scale in scales:
            yield [
                Expectation(
                    grid.address(row, column),
                    (grid.address(row, part), grid.address(row, whole)),
                    Ratio(scale),
                    "rate" if per else f"share of '{grid.headings[whole].text}'",
                )
                for row, _ in grid.inputs(column)
                if grid.figure(row, part) is not None and grid.figure(row, whole) is not None
            ]


def _amounts(grid: Grid, column: int) -> list[int]:
    return [
        other
        for other in grid.numeric_columns
        if other != column
        and all(grid.unit(row, other, figure) in (Unit.NUMBER, Unit.POUNDS) for row, figure in grid.inputs(other))
    ]


def _score(grid: Grid, column: int, expectations: list[Expectation]) -> float:
    """Score a choice by the rows that it explains; nothing unless they are most of at least two."""
    fits = sum(obeys(grid, expectation) for expectation in expectations)
    heading = grid.headings[column]
    least = 2 if heading.share or heading.per else 3
    if fits < least or fits * 2 <= len(expectations):
        return 0.0
    first = expectations[0]
    amount = first.inputs[0].column if not grid.turned else first.inputs[0].row
    return fits - 0.01 * abs(column - amount) - 0.005 * (len(expectations) - fits)
