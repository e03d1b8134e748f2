"""One table, understood cell by cell, seen by its columns or, turned, by its rows.

Every relation is written once, for columns; the same relation between rows is found by turning.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from counterpart.core.documents.model import Table
from counterpart.core.documents.understand.figures import Figure
from counterpart.core.documents.understand.headings import Heading
from counterpart.core.documents.understand.numbers import Printed, read_cell
from counterpart.core.documents.understand.spans import Span
from counterpart.core.documents.understand.units import Unit

_ROUNDED = re.compile(r"£|'000|\b000s?\b|\bthousands?\b|\bmillions?\b|\brounded\b|\bestimates?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """Where a figure stands: table number, row and column from 0, and its place in the cell."""

    table: int
    row: int
    column: int
    part: int = 0


@dataclass(frozen=True)
class Grid:
    """A table's cells with the headings of both sides.

    `columns` and `rows` index into the table; in a turned grid they have changed places, so that
    `heading(j)` is always what stands over line j and `label(i)` what stands beside line i.
    """

    table: Table
    cells: tuple[tuple[Printed, ...], ...]
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    headings: dict[int, Heading]
    labels: dict[int, Heading]
    turned: bool = False

    def turn(self) -> "Grid":
        """See the rows as columns."""
        return Grid(
            table=self.table,
            cells=tuple(zip(*self.cells, strict=True)),
            columns=self.rows,
            rows=self.columns,
            headings=self.labels,
            labels=self.headings,
            turned=not self.turned,
        )

    def at(self, row: int, column: int) -> Printed:
        """Give the cell of a line."""
        return self.cells[row][column]

    def address(self, row: int, column: int, part: int = 0) -> Address:
        """Name a figure by its place in the table as printed."""
        if self.turned:
            row, column = column, row
        return Address(self.table.number, row, column, part)

    def figure(self, row: int, column: int) -> Figure | None:
        """Give the only figure of a plain cell."""
        printed = self.at(row, column)
        return printed.figures[0] if printed.plain and len(printed.figures) == 1 else None

    def unit(self, row: int, column: int, figure: Figure) -> Unit:
        """Give a figure's unit: its own, or else that of its heading or its label."""
        if figure.unit is not Unit.NUMBER:
            return figure.unit
        return self.headings[column].unit or self.labels[row].unit or Unit.NUMBER

    def hidden(self, row: int, column: int, figure: Figure) -> bool:
        """Say whether a figure has decimals that are not printed; counts have none."""
        if figure.unit is not Unit.NUMBER or figure.step != 1:
            return True
        if self.rounded:
            return True
        heading, label = self.headings[column], self.labels[row]
        if heading.change and not heading.percent:
            return self.averages or not label.counts
        return not (heading.counts and label.counts)

    def span(self, row: int, column: int, figure: Figure) -> Span:
        """Give every value that a figure may stand for."""
        return figure.span(hidden=self.hidden(row, column, figure))

    def plus_before(self, row: int, column: int) -> bool:
        """Say whether a rise in this cell would be printed with a plus, as others of its line are."""
        if self.headings[column].change:
            return self._pluses["column", column]
        return self.labels[row].change and self._pluses["row", row]

    @cached_property
    def _pluses(self) -> dict[tuple[str, int], bool]:
        """Whether the rises of a line of changes carry a plus; of one without any, what the table does."""
        columns = {("column", c): [(r, c) for r in self.rows] for c in self.columns if self.headings[c].change}
        rows = {("row", r): [(r, c) for c in self.columns] for r in self.rows if self.labels[r].change}
        rises = {
            line: [f.style.plus for cell in cells for f in self.at(*cell).figures if f.value > 0]
            for line, cells in {**columns, **rows}.items()
        }
        anywhere = any(plus for line in rises.values() for plus in line)
        return {line: any(pluses) if pluses else anywhere for line, pluses in rises.items()}

    def inputs(self, column: int) -> Iterator[tuple[int, Figure]]:
        """Walk the rows in which a column holds one plain figure."""
        for row in self.rows:
            figure = self.figure(row, column)
            if figure is not None:
                yield row, figure

    @cached_property
    def rounded(self) -> bool:
        """Whether the table says somewhere that its figures are thousands, millions or rounded."""
        table = self.table
        said = (table.title, table.caption, *table.notes, *(cell for row in table.header for cell in row[:1]))
        return any(_ROUNDED.search(text) for text in said)

    @cached_property
    def averages(self) -> bool:
        """Whether a column or a row is an average, so that changes may rest on hidden decimals."""
        return any(line.average for line in (*self.headings.values(), *self.labels.values()))

    @cached_property
    def numeric_columns(self) -> tuple[int, ...]:
        """The columns that hold figures, leaving out those that only number the rows."""
        return tuple(
            column
            for column in self.columns
            if not self.headings[column].rank and any(True for _ in self.inputs(column))
        )


def thirds(figure: Figure) -> tuple[Fraction, ...]:
    """Give the means of three whole numbers that are printed as this whole number."""
    return tuple(figure.value + Fraction(part, 3) for part in (-1, 0, 1))


def understand(table: Table) -> Grid | None:
    """Understand a table; None where it has no figures beside a label."""
    width = table.width
    cells = tuple(
        tuple(read_cell(row[column].text if column < len(row) else "") for column in range(width)) for row in table.rows
    )
    names = [column for column in range(width) if _names_rows(table, cells, column)]
    columns = tuple(column for column in range(width) if column not in names)
    rows = tuple(index for index, row in enumerate(cells) if any(row[c].plain for c in columns))
    if not columns or not rows:
        return None
    naming = _naming_column(table, names, rows)
    return Grid(
        table=table,
        cells=cells,
        columns=columns,
        rows=rows,
        headings={column: Heading(table.heading(column)) for column in columns},
        labels={row: Heading(_label(table, naming, names, row)) for row in range(len(cells))},
    )


def _names_rows(table: Table, cells: tuple[tuple[Printed, ...], ...], column: int) -> bool:
    """Say whether a column holds labels: words, or the years or ranks of a first column."""
    printed = [row[column] for row in cells if not row[column].missing]
    if not printed:
        return column == 0
    plain = sum(1 for cell in printed if cell.plain)
    if plain * 2 <= len(printed):
        return True
    heading = Heading(table.heading(column))
    if heading.rank:
        return True
    years = all(1900 <= cell.figures[0].value <= 2100 and "," not in cell.text for cell in printed if cell.plain)
    words = heading.text.strip().lower()
    return column == 0 and years and words in ("", "year", "financial year", "calendar year", "period")


def _naming_column(table: Table, names: list[int], rows: tuple[int, ...]) -> int | None:
    """Choose the label column that tells most rows apart, the last of equals."""
    best: tuple[int, int] | None = None
    for column in names:
        words = {_text(table, row, column) for row in rows} - {""}
        if any(any(mark.isalnum() for mark in word) for word in words):
            score = (len(words), column if len(words) == 1 else -column)
            best = max(best or score, score)
    if best is None:
        return None
    return best[1] if best[0] == 1 else -best[1]


def _label(table: Table, naming: int | None, names: list[int], row: int) -> str:
    if naming is None:
        return ""
    text = _text(table, row, naming)
    others = (_text(table, row, column) for column in names if column < naming)
    found = text or next((other for other in others if other), "")
    if found or not _named_beside(table, naming, names, row):
        return found
    # Printed once for several places, which a column further right names.
    above = (line for line in range(row - 1, -1, -1) if _named_beside(table, naming, names, line))
    return next((name for line in above if (name := _text(table, line, naming))), "")


def _named_beside(table: Table, naming: int, names: list[int], row: int) -> bool:
    return any(_text(table, row, column) for column in names if column > naming)


def _text(table: Table, row: int, column: int) -> str:
    cells = table.rows[row]
    return " ".join(cells[column].text.split()) if column < len(cells) else ""
