"""Slips of the pen: a comma in the wrong place, a doubled sign, a heading that contradicts itself."""

import re
from collections.abc import Iterator, Sequence

from counterpart.core.documents.checks.expectations import Ledger
from counterpart.core.documents.checks.odd_units import odd_units
from counterpart.core.documents.checks.reporting import at_cell, finding
from counterpart.core.documents.findings import Finding, Kind
from counterpart.core.documents.understand.grid import Grid
from counterpart.core.documents.understand.periods import contradiction

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
        yield from odd_units(grid, book)


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
