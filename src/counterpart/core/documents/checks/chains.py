"""Lines that follow from the line before: a change on the previous year, a running total."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from counterpart.core.documents.checks.expectations import Expectation, obeys
from counterpart.core.documents.checks.formulas import Difference, Formula, PercentChange, Sum
from counterpart.core.documents.understand.grid import Grid
from counterpart.core.documents.understand.units import Unit

_RUNNING = re.compile(r"\b(?:cumulative|running total|year to date|ytd)\b", re.IGNORECASE)
_PREVIOUS = re.compile(
    r"\b(?:previous|prior|last|year[ -]on[ -]year|annual|month[ -]on[ -]month|yearly)\b", re.IGNORECASE
)
_ENOUGH = 3


def relations(grids: Sequence[Grid]) -> Iterator[Expectation]:
    """Expect a change or a running total to follow from the line before, where most lines do."""
    for grid in grids:
        for column in grid.columns:
            heading = grid.headings[column]
            if heading.change:
                yield from _believed(grid, _changes(grid, column), named=bool(_PREVIOUS.search(heading.text)))
            elif _RUNNING.search(heading.text):
                yield from _believed(grid, _running(grid, column), named=True)


def _believed(grid: Grid, choices: Iterator[list[Expectation]], *, named: bool) -> list[Expectation]:
    """Choose what most lines obey; fewer will do where the heading says so."""
    best: list[Expectation] = []
    fits = 0
    for expectations in choices:
        found = sum(obeys(grid, expectation) for expectation in expectations)
        if found > fits:
            fits, best = found, expectations
    return best if fits >= (2 if named else _ENOUGH) and fits * 2 >= len(best) else []


def _changes(grid: Grid, column: int) -> Iterator[list[Expectation]]:
    """Propose every column of figures, read downwards or upwards."""
    for source in grid.numeric_columns:
        if source == column or grid.headings[source].change:
            continue
        for lines in (list(grid.rows), list(reversed(grid.rows))):
            yield [
                expectation
                for before, row in pairwise(lines)
                if (expectation := _change(grid, column, source, before, row)) is not None
            ]


def _change(grid: Grid, column: int, source: int, before: int, row: int) -> Expectation | None:
    printed, now, then = grid.figure(row, column), grid.figure(row, source), grid.figure(before, source)
    if printed is None or now is None or then is None:
        return None
    formula: Formula = Difference()
    relation = "difference"
    if not grid.unit(row, source, now).is_share and (
        printed.unit is Unit.PERCENT or (printed.unit is Unit.NUMBER and grid.headings[column].percent)
    ):
        formula, relation = PercentChange(), "percentage change"
    inputs = (grid.address(row, source), grid.address(before, source))
    return Expectation(grid.address(row, column), inputs, formula, relation)


def _running(grid: Grid, column: int) -> Iterator[list[Expectation]]:
    for source in grid.numeric_columns:
        if source != column:
            yield [
                Expectation(
                    grid.address(row, column),
                    (grid.address(before, column), grid.address(row, source)),
                    Sum(),
                    "running total",
                )
                for before, row in pairwise(grid.rows)
                if grid.figure(row, source) and grid.figure(row, column) and grid.figure(before, column)
            ]
