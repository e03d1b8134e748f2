"""Slips of the pen: a comma in the wrong place, a doubled sign, a heading that contradicts itself."""

import re
from collections.abc import Iterator, Sequence

from counterpart.core.documents.checks.expectations import Ledger
from counterpart.core.documents.checks.reporting import at_cell, finding
from counterpart.core.documents.findings import Finding, Kind
from counterpart.core.documents.understand.grid import Grid
from counterpart.core.documents.understand.periods import contradiction
from counterpart.core.documents.understand.units import Unit

_ENOUGH = 3
_GARBLED = re.compile(r"[-+£(]?\d[\d.,;:'A-Za-z$&]*\d[%)]?")


def slips(grids: Sequence[Grid], book: Ledger) -> Iterator[Finding]:
    """Report what is written wrongly, whatever its value."""
    for address, entry in book.items():
        if entry.figure.slips:
            better = entry.figure.showing(entry.figure.value).text
            message = f"In '{entry.figure.text}' {' and '.join(entry.figure.slips)}."
            yield finding(address, book, better, Kind.TYPOGRAPHICAL, message)
    for grid in grids:
        yield from _headings(grid)
        yield from _unreadable(grid)
        yield from _units(grid, book)


def _headings(grid: Grid) -> Iterator[Finding]:
    table = grid.table
    for column in range(table.width):
        heading = table.heading(column)
        problem = contradiction(heading)
        if problem:
            yield Finding(
                table=f"{table.number}. {table.title}",
                row="(heading)",
                column=heading,
                printed=heading,
                recomputed="",
                kind=Kind.TYPOGRAPHICAL,
                message=f"The heading '{heading}' contradicts itself: {problem}.",
                place=table.place,
                table_number=table.number,
                column_in_table=column,
            )


def _unreadable(grid: Grid) -> Iterator[Finding]:
    """Report a single word with digits in a column that otherwise holds figures, as 9S36 or 8.9.4%."""
    for column in grid.numeric_columns:
        given = [row for row in range(len(grid.cells)) if not grid.at(row, column).missing]
        odd = [row for row in given if not grid.at(row, column).plain]
        if len(odd) != 1 or len(given) <= _ENOUGH:
            continue
        row, text = odd[0], grid.at(odd[0], column).text.strip()
        if not _GARBLED.fullmatch(text):
            continue
        message = f"'{text}' cannot be read as a figure; the column holds figures."
        yield at_cell(grid, row, column, "", Kind.TYPOGRAPHICAL, message)


def _units(grid: Grid, book: Ledger) -> Iterator[Finding]:
    """Report a figure whose unit differs from that of the figures it stands beside.

    Only columns that are no change are asked: there one row counts in one unit.
    """
    columns = [column for column in grid.numeric_columns if not grid.headings[column].change]
    for column in columns:
        for row, figure in grid.inputs(column):
            beside = {f.unit for c in columns if c != column and (f := grid.figure(row, c)) is not None}
            due = _due_unit(grid, row, column, beside)
            if due is None or due is figure.unit or Unit.SECONDS in (due, figure.unit) or not figure.value:
                continue
            yield _odd_unit(grid, row, column, due, book)


def _due_unit(grid: Grid, row: int, column: int, beside: set[Unit]) -> Unit | None:
    """Say what a figure should count in, if the column or the row speaks with one voice."""
    figure = grid.figure(row, column)
    above = [f.unit for r, f in grid.inputs(column) if r != row]
    if figure is None or figure.unit in beside:
        return None
    if len(above) >= _ENOUGH and len(set(above)) == 1:
        return above[0]
    if len(beside) != 1 or not _same_rows(grid, row, column):
        return None
    due = next(iter(beside))
    return due if due in above or figure.unit not in above else None


def _same_rows(grid: Grid, row: int, column: int) -> bool:
    """Say whether in most other rows this column has the unit of the columns beside it."""
    same = differ = 0
    for other in grid.rows:
        mine = grid.figure(other, column)
        if other == row or mine is None:
            continue
        for beside in grid.numeric_columns:
            theirs = grid.figure(other, beside)
            if beside != column and theirs is not None and not grid.headings[beside].change:
                same += theirs.unit is mine.unit
                differ += theirs.unit is not mine.unit
    return same > differ and same > 0


def _odd_unit(grid: Grid, row: int, column: int, due: Unit, book: Ledger) -> Finding:
    address = grid.address(row, column)
    figure = book[address].figure
    sign = {Unit.PERCENT: "%", Unit.POINTS: "% points", Unit.POUNDS: "£"}.get(due, "")
    number = figure.text.rstrip("%points ").lstrip("£")
    better = f"£{number}" if due is Unit.POUNDS else f"{number}{sign}"
    said = f"is printed in {figure.unit.value}" if figure.unit is not Unit.NUMBER else "has no unit"
    message = f"'{figure.text}' {said}; the figures beside it are in {due.value if sign else 'plain numbers'}."
    return finding(address, book, better, Kind.TYPOGRAPHICAL, message)
