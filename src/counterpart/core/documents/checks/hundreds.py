"""Percentages that together make a hundred."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from counterpart.core.documents.checks.expectations import Expectation, Ledger, ledger
from counterpart.core.documents.checks.formulas import Sum
from counterpart.core.documents.understand.grid import Address, Grid
from counterpart.core.documents.understand.spans import Span

_ALL = 100
_Sample = tuple[Address, tuple[Address, ...]]


def relations(grids: Sequence[Grid]) -> Iterator[Expectation]:
    """Expect a total of percentages to be their sum, where in most columns they make a hundred.

    Rounded percentages often miss a hundred by a little: that alone is worth no finding. Changes are
    no shares, even where they happen to make a hundred.
    """
    for grid in grids:
        book = ledger([grid])
        for row in grid.rows:
            if not grid.labels[row].bare_total:
                continue
            found = list(_samples(grid, row, book))
            held = [sample for sample in found if _makes_a_hundred(sample, book)]
            if held and len(held) * 2 >= len(found):
                for target, inputs in found:
                    hundred = book[target].figure.value == _ALL
                    yield Expectation(target, inputs, Sum(), "total", lenient=hundred)


def _samples(grid: Grid, row: int, book: Ledger) -> Iterator[_Sample]:
    lines = [line for line in grid.rows if not (grid.labels[line].total or grid.labels[line].change)]
    for column in (column for column in grid.columns if not grid.headings[column].change):
        target = grid.address(row, column)
        inputs = tuple(address for line in lines if line != row and (address := grid.address(line, column)) in book)
        shares = target in book and all(book[address].unit.is_share for address in (target, *inputs))
        if shares and len(inputs) >= 2:
            yield target, inputs


def _makes_a_hundred(sample: _Sample, book: Ledger) -> bool:
    possible = Sum().span([book[address].span for address in sample[1]])
    return possible is not None and possible.meets(Span.exactly(Fraction(_ALL)))
