"""Percentages that together make a hundred."""

from collections.abc import Iterator, Sequence

from counterpart.core.documents.checks.expectations import Expectation, Ledger, ledger
from counterpart.core.documents.checks.formulas import Sum
from counterpart.core.documents.understand.grid import Address, Grid

_ALL = 100
_Sample = tuple[Address, tuple[Address, ...]]


def relations(grids: Sequence[Grid]) -> Iterator[Expectation]:
    """Expect the percentages above a printed 100% to make it up, where other columns do.

    Rounded percentages often miss a hundred by a little: that alone is worth no finding.
    """
    for grid in grids:
        book = ledger([grid])
        for row in grid.rows:
            if not grid.labels[row].bare_total:
                continue
            found = list(_samples(grid, row, book))
            held = [sample for sample in found if _holds(sample, book)]
            if held and len(held) * 2 >= len(found):
                for target, inputs in found:
                    yield Expectation(target, inputs, Sum(), "total", lenient=True)


def _samples(grid: Grid, row: int, book: Ledger) -> Iterator[_Sample]:
    for column in grid.columns:
        target = grid.address(row, column)
        inputs = tuple(
            address
            for line in grid.rows
            if line != row and not grid.labels[line].total and (address := grid.address(line, column)) in book
        )
        shares = target in book and all(book[address].unit.is_share for address in (target, *inputs))
        if shares and book[target].figure.value == _ALL and len(inputs) >= 2:
            yield target, inputs


def _holds(sample: _Sample, book: Ledger) -> bool:
    target, inputs = sample
    possible = Sum().span([book[address].span for address in inputs])
    return possible is not None and possible.meets(book[target].span)
