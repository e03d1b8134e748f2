"""Figures whose unit is missing, or another than that of the figures they stand beside."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from counterpart.core.documents.checks.expectations import Ledger
from counterpart.core.documents.checks.reporting import finding
from counterpart.core.documents.findings import Finding, Kind
from counterpart.core.documents.understand.figures import Figure
from counterpart.core.documents.understand.grid import Grid
from counterpart.core.documents.understand.units import Unit

_ENOUGH = 3


def odd_units(grid: Grid, book: Ledger) -> Iterator[Finding]:
    """Report a figure of another unit than its row or its column speaks of.

    Only columns that are no change are asked: there one row counts in one unit.
    """
    columns = _Columns(grid)
    for column in columns.numbers:
        for row, figure in grid.inputs(column):
            due = columns.due(row, column, figure)
            if due is None or due is figure.unit or Unit.SECONDS in (due, figure.unit) or not figure.value:
                continue
            yield _odd_unit(grid, row, column, due, book)


@dataclass(frozen=True)
class _Columns:
    """The units of a table's columns, counted once."""

    grid: Grid

    @cached_property
    def numbers(self) -> list[int]:
        """The columns of figures that are no change."""
        return [column for column in self.grid.numeric_columns if not self.grid.headings[column].change]

    @cached_property
    def counts(self) -> dict[int, Counter[Unit]]:
        """How often each unit stands in each column."""
        return {column: Counter(figure.unit for _, figure in self.grid.inputs(column)) for column in self.numbers}

    def above(self, row: int, column: int) -> Counter[Unit]:
        """Count the units of a column without one row's."""
        counted = Counter(self.counts[column])
        figure = self.grid.figure(row, column)
        if figure is not None:
            counted[figure.unit] -= 1
        return +counted

    def beside(self, row: int, column: int) -> set[Unit]:
        """Name the units in the other columns of one row."""
        return {f.unit for c in self.numbers if c != column and (f := self.grid.figure(row, c)) is not None}

    def due(self, row: int, column: int, figure: Figure) -> Unit | None:
        """Say what a figure should count in, if the column or the row speaks with one voice."""
        above, beside = self.above(row, column), self.beside(row, column)
        alike = next(iter(above)) if len(above) == 1 and above.total() >= _ENOUGH else None
        if alike is not None and alike is not figure.unit and self.stands_apart(row, column, alike):
            return alike
        if not beside and figure.unit is not Unit.NUMBER:
            return None  # the only figure of its row says itself what the row counts in: a share among counts
        if figure.unit in beside or alike is not None:
            return None if figure.unit in beside else alike
        if len(beside) != 1 or not self.like_its_row(row, column):
            return None
        due = next(iter(beside))
        return due if due in above or figure.unit not in above else None

    def stands_apart(self, row: int, column: int, unit: Unit) -> bool:
        """Say whether a column counts in its own unit, whatever stands beside it: percentages beside amounts."""
        elsewhere = [self.above(row, other) for other in self.numbers if other != column]
        return unit.is_share and any(elsewhere) and not any(unit in counted for counted in elsewhere)

    def like_its_row(self, row: int, column: int) -> bool:
        """Say whether in most other rows this column has the unit of the columns beside it."""
        same = differ = 0
        for other, mine in self.grid.inputs(column):
            if other != row:
                beside = self.beside(other, column)
                same += mine.unit in beside
                differ += bool(beside - {mine.unit})
        return same > differ


def _odd_unit(grid: Grid, row: int, column: int, due: Unit, book: Ledger) -> Finding:
    address = grid.address(row, column)
    figure = book[address].figure
    sign = {Unit.PERCENT: "%", Unit.POINTS: "% points", Unit.POUNDS: "£"}.get(due, "")
    number = figure.text.rstrip("%points ").lstrip("£")
    better = f"£{number}" if due is Unit.POUNDS else f"{number}{sign}"
    said = f"is printed in {figure.unit.value}" if figure.unit is not Unit.NUMBER else "has no unit"
    message = f"'{figure.text}' {said}; the figures beside it are in {due.value if sign else 'plain numbers'}."
    return finding(address, book, better, Kind.TYPOGRAPHICAL, message)
