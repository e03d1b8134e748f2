"""Averages of other lines: a mean of years beside the years, a monthly mean under the months."""

from collections.abc import Iterator, Sequence

from counterpart.core.documents.checks.expectations import Expectation, Ledger, ledger
from counterpart.core.documents.checks.formulas import Sum
from counterpart.core.documents.checks.partitions import Sample, support
from counterpart.core.documents.understand.grid import Grid
from counterpart.core.documents.understand.units import Unit

_MOST_LINES = 40


def relations(grids: Sequence[Grid]) -> Iterator[Expectation]:
    """Expect a line that is called an average to be the mean of a run of lines beside it."""
    for grid in grids:
        book = ledger([grid])
        for row in grid.rows:
            if grid.labels[row].average and not grid.labels[row].change:
                yield from _best(grid, row, book)


def _best(grid: Grid, row: int, book: Ledger) -> Iterator[Expectation]:
    lines = [
        line
        for line in grid.rows
        if line != row and not any((grid.labels[line].average, grid.labels[line].total, grid.labels[line].change))
    ]
    best: tuple[int, int, list[Sample]] = (0, 0, [])
    for parts in _runs(lines, row):
        found = list(_samples(grid, row, parts, book))
        borne = support(found, book, Sum(len(parts)))
        if borne.held >= max(2, 2 * borne.missed) and (borne.exact, borne.held) > best[:2]:
            best = (borne.exact, borne.held, found)
    for sample in best[2]:
        yield Expectation(sample.target, sample.inputs, Sum(len(sample.inputs)), "average")


def _runs(lines: list[int], row: int) -> Iterator[tuple[int, ...]]:
    """Walk every run of at least two lines; of a long table only those just above or below the average."""
    if len(lines) > _MOST_LINES:
        above, below = [line for line in lines if line < row], [line for line in lines if line > row]
        yield from (tuple(above[-length:]) for length in range(2, min(len(above), _MOST_LINES) + 1))
        yield from (tuple(below[:length]) for length in range(2, min(len(below), _MOST_LINES) + 1))
        return
    for start in range(len(lines)):
        yield from (tuple(lines[start:end]) for end in range(start + 2, len(lines) + 1))


def _samples(grid: Grid, row: int, parts: tuple[int, ...], book: Ledger) -> Iterator[Sample]:
    for column in grid.columns:
        target = grid.address(row, column)
        inputs = tuple(grid.address(line, column) for line in parts)
        if target not in book or any(address not in book for address in inputs):
            continue
        units = {book[address].unit for address in (target, *inputs)}
        if len(units) == 1 and Unit.POINTS not in units and not grid.headings[column].change:
            yield Sample(target, inputs)
