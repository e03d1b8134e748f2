"""A statement as it is printed: sections of tables of cells, every word chosen, every note numbered.

Text, HTML, PDF, OpenDocument and the printed CSV all draw this one record, so that no two of them can disagree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from counterpart.core.measures.model import StatementRow


class ColumnKind(StrEnum):
    """What the cells of a column are."""

    PRIORITY = "priority"
    MEASURE = "measure"
    PLACE = "place"
    CURRENT = "current"
    VALUE = "value"
    DIFFERENCE = "difference"


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note; `number` counts from 1 over the whole statement."""

    number: int
    text: str

    @property
    def mark(self) -> str:
        """What stands beside the figure."""
        return f"[note {self.number}]"


@dataclass(frozen=True, slots=True)
class Column:
    """A column and its head: "2019 Baseline" over "(12 months up to 30 June 2019)"; `period` may be empty."""

    kind: ColumnKind
    title: str
    period: str = ""

    @property
    def head(self) -> str:
        """The head as one line."""
        return f"{self.title} ({self.period})" if self.period else self.title

    @property
    def is_label(self) -> bool:
        """Whether its cells name the row."""
        return self.kind in (ColumnKind.PRIORITY, ColumnKind.MEASURE, ColumnKind.PLACE)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what is printed, the number behind it, and its notes.

    columns   how many columns it spans (a sentence in place of figures spans the rest of its row)
    rows      how many rows a label spans; 0 where the label above reaches down to this row
    movement  "better", "worse", "same" or ""
    """

    text: str
    value: Decimal | None = None
    notes: tuple[Note, ...] = ()
    columns: int = 1
    rows: int = 1
    movement: str = ""

    @property
    def marked(self) -> str:
        """The text with its marks."""
        return " ".join([self.text, *(note.mark for note in self.notes)]).strip()


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One row: its labels, then its figures, with the row of the statement that it prints."""

    cells: tuple[Cell, ...]
    source: StatementRow

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes of all its cells, each once."""
        return tuple(dict.fromkeys(note for cell in self.cells for note in cell.notes))


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One published table. `anchor` is unique in the statement and safe in an address.

    movements  sentences that say what got better and what got worse
    charted    the rows whose months can be drawn under the table
    place      the district that all its rows are about; "" for the force, and for a table of several districts
    """

    anchor: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[PrintedRow, ...]
    movements: tuple[str, ...] = ()
    charted: tuple[StatementRow, ...] = ()
    place: str = ""

    @property
    def comparators(self) -> int:
        """How many comparators it has; each has a value and a difference."""
        return sum(column.kind is ColumnKind.VALUE for column in self.columns)

    @property
    def has_figures(self) -> bool:
        """Whether any cell holds a figure, or a sentence in place of figures."""
        return any(cell.value is not None or cell.columns > 1 for row in self.rows for cell in row.cells)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes that its cells refer to, in order."""
        found = {note for row in self.rows for note in row.notes}
        return tuple(sorted(found, key=lambda note: note.number))


@dataclass(frozen=True, slots=True)
class Section:
    """A priority area: its tables, and the comment that people wrote under them."""

    anchor: str
    title: str
    tables: tuple[PrintedTable, ...]
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """One entry of the appendix; `facts` are pairs such as ("Source", "...")."""

    anchor: str
    name: str
    text: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PrintedStatement:
    """The whole statement. `about` are general notes, `coverage` says what the data held."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    about: tuple[str, ...]
    coverage: tuple[str, ...]
    definitions: tuple[Definition, ...]
    inputs: tuple[tuple[str, str], ...]
    engine: str

    @property
    def tables(self) -> Iterator[PrintedTable]:
        """Every table in order."""
        for section in self.sections:
            yield from section.tables
