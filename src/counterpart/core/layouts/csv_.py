"""A statement as CSV: tidy, a line for each measure, place and comparator; or printed, as the published tables.

Tidy columns never change their meaning; docs/reference/statement.md describes them.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from counterpart.core.layouts.arrange import printed
from counterpart.core.layouts.printed import PrintedStatement, PrintedTable
from counterpart.core.measures.model import Comparison, Statement, StatementRow
from counterpart.core.periods.months import written

COLUMNS = (
    "measures",
    "force",
    "priority",
    "measure_code",
    "measure",
    "place_code",
    "place",
    "place_kind",
    "unit",
    "polarity",
    "period_from",
    "period_to",
    "current",
    "note",
    "comparator",
    "comparator_title",
    "comparator_from",
    "comparator_to",
    "comparator_value",
    "compared_from",
    "compared_to",
    "compared",
    "difference",
    "percent",
    "points",
    "movement",
    "comparator_note",
    "series_breaks",
    "definition_version",
)

_FORMULA = re.compile(r"\s*[=@]|[\t\r]|\s*[+-].*[(|!=@]", re.DOTALL)


def write(statement: Statement) -> str:
    """The tidy layout. A row without comparators has one line with empty comparator columns."""
    return _csv([COLUMNS, *tidy_rows(statement)])


def write_printed(statement: Statement) -> str:
    """The published tables below each other, each under its caption, as the document prints them."""
    return _csv(_printed_rows(printed(statement)))


def tidy_rows(statement: Statement) -> Iterator[tuple[Decimal | str, ...]]:
    """The lines under COLUMNS; a number is a Decimal, what cannot be given is "" (never 0)."""
    for row in statement.rows:
        for comparison in row.comparisons or (None,):
            yield (*_of_row(statement, row), *_of_comparison(statement, row, comparison), *_of_measure(row))


def _of_row(statement: Statement, row: StatementRow) -> tuple[Decimal | str, ...]:
    measure, place = row.measure, row.place
    return (
        statement.measures.code,
        statement.force,
        measure.priority,
        measure.code,
        measure.name,
        place.code,
        place.name,
        place.kind,
        measure.unit.value,
        measure.polarity.value,
        written(statement.window.first),
        written(statement.window.last),
        _given(row.current),
        row.note,
    )


def _of_comparison(statement: Statement, row: StatementRow, comparison: Comparison | None) -> tuple[Decimal | str, ...]:
    if comparison is None:
        return ("",) * 13
    own = comparison.current_window
    return (
        comparison.kind,
        comparison.title,
        written(comparison.window.first),
        written(comparison.window.last),
        _given(comparison.value),
        written((own or statement.window).first),
        written((own or statement.window).last),
        _given(comparison.current if own else row.current),
        _given(comparison.difference),
        _given(comparison.percent),
        _given(comparison.points),
        comparison.movement,
        comparison.note,
    )


def _of_measure(row: StatementRow) -> tuple[str, ...]:
    return " ".join(written(one.month) for one in row.measure.breaks), row.measure.definition_version


def _given(value: Decimal | None) -> Decimal | str:
    return "" if value is None else value


def _printed_rows(page: PrintedStatement) -> Iterator[Sequence[str]]:
    yield (page.title,)
    yield (page.subtitle,)
    for section in page.sections:
        for table in section.tables:
            yield ()
            yield (table.caption,)
            yield from printed_table(table)
        if section.comment:
            yield ()
            yield from ((line,) for line in section.comment.splitlines() if line.strip())
    yield from _listed("Notes", [f"{note.mark} {note.text}" for note in page.notes])
    yield from _listed("About these figures", page.about)
    yield from _listed("Coverage", page.coverage)


def printed_table(table: PrintedTable) -> Iterator[tuple[str, ...]]:
    """Head and rows; a label that reaches over several rows stands in the first, as documents print it."""
    yield tuple(column.head for column in table.columns)
    for row in table.rows:
        texts = [cell.marked if cell.rows else "" for cell in row.cells]
        yield (*texts, *("" for _ in range(len(table.columns) - len(texts))))


def _listed(title: str, items: Iterable[str]) -> Iterator[Sequence[str]]:
    lines = list(items)
    if lines:
        yield ()
        yield (title,)
        yield from ((line,) for line in lines)


def _csv(rows: Iterable[Sequence[object]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\r\n").writerows([_harmless(cell) for cell in row] for row in rows)
    return file.getvalue()


def _harmless(cell: object) -> object:
    """The cell, with an apostrophe before what a spreadsheet would run: a comment or a note that begins "=1+1".

    Printed figures begin with a sign too, so after + and - only what a formula needs gives it away.
    """
    if not isinstance(cell, str) or not _FORMULA.match(cell):
        return cell
    return f"'{cell}"
