"""From a calculated statement to the printed one: which tables there are, what each cell says.

National measures (`wording` "words") stand in one table for each priority area, as the county's force prints them, and
where districts were asked for in a second table that sets the districts of a measure under each other. The plan's
indicators ("signed") stand in a table for the county and one for each district, or, where there are only one or two, in
one table of all districts.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from counterpart.core.layouts import cells
from counterpart.core.layouts.appendix import coverage_sentences, definitions_of
from counterpart.core.layouts.columns import WORDS, Compared, columns_of, compared, plain_period
from counterpart.core.layouts.movements import movement_sentences
from counterpart.core.layouts.notes import Notebook, general
from counterpart.core.layouts.printed import (
    Cell,
    Column,
    ColumnKind,
    PrintedRow,
    PrintedStatement,
    PrintedTable,
    Section,
)
from counterpart.core.layouts.slugs import Slugs
from counterpart.core.measures.model import Measure, Place, Statement, StatementRow

DISTRICT = "district"
# With so few measures the districts stand in one table, as the plan prints its rural response times; with more, each
# district has its own.
MOST_TOGETHER = 2
# As the plan prints it.
NOT_BELOW = "Data not available at district level"
T = TypeVar("T")


def printed(statement: Statement) -> PrintedStatement:
    """Arrange and word a whole statement."""
    notebook, slugs = Notebook(), Slugs()
    sections = tuple(_sections(statement, notebook, slugs))
    return PrintedStatement(
        title=f"{statement.force_name}: {statement.measures.title}",
        subtitle=plain_period(statement.window),
        sections=sections,
        notes=notebook.notes,
        about=general(statement),
        coverage=coverage_sentences(statement),
        definitions=definitions_of(statement, slugs),
        inputs=tuple((one.name, one.sha256) for one in statement.inputs),
        engine=statement.engine,
    )


def _sections(statement: Statement, notebook: Notebook, slugs: Slugs) -> Iterator[Section]:
    make = _national_tables if statement.measures.wording == WORDS else _tables_by_place
    for priority in _each(row.measure.priority for row in statement.rows):
        rows = [row for row in statement.rows if row.measure.priority == priority]
        anchor = slugs(priority or statement.measures.title)
        drawing = _Drawing(statement, notebook, slugs)
        yield Section(anchor, priority, tuple(make(drawing, rows)), statement.commentary.get(priority, ""))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What every table of a statement shares."""

    statement: Statement
    notebook: Notebook
    slugs: Slugs


def _national_tables(drawing: _Drawing, rows: Sequence[StatementRow]) -> Iterator[PrintedTable]:
    priority = rows[0].measure.priority
    whole = [row for row in rows if row.place.kind not in cells.BELOW]
    below = [row for row in rows if row.place.kind in cells.BELOW]
    if whole:
        labels = (Column(ColumnKind.PRIORITY, "Priority Area"), Column(ColumnKind.MEASURE, "Measure"))
        yield from _tables(drawing, priority, whole, labels)
    if below:
        labels = (Column(ColumnKind.MEASURE, "Measure"), Column(ColumnKind.PLACE, "District"))
        order = _each(row.measure.code for row in below)
        by_measure = sorted(below, key=lambda row: order.index(row.measure.code))
        yield from _tables(drawing, f"{priority}, by district", by_measure, labels)


def _tables_by_place(drawing: _Drawing, rows: Sequence[StatementRow]) -> Iterator[PrintedTable]:
    priority, measures = rows[0].measure.priority, _each(row.measure for row in rows)
    labels = (Column(ColumnKind.MEASURE, "Indicator"),)
    below = [row for row in rows if row.place.kind in cells.BELOW]
    together = len({row.measure.code for row in below}) <= MOST_TOGETHER
    for place in _each(row.place for row in rows):
        if not (together and place.kind in cells.BELOW):
            here = [row for row in rows if row.place == place]
            yield from _tables(drawing, _caption(priority, place), _completed(here, measures), labels)
    if below and together:
        both = (Column(ColumnKind.PLACE, "District"), Column(ColumnKind.MEASURE, "Indicator"))
        places = _each(row.place for row in below)
        by_place = sorted(below, key=lambda row: places.index(row.place))
        yield from _tables(drawing, f"{priority}, by district", by_place, both)


def _completed(here: Sequence[StatementRow], measures: Sequence[Measure]) -> list[StatementRow]:
    """The rows of a place; a measure that has nothing below the county says so there, as the plan's tables do."""
    place = here[0].place
    if place.kind != DISTRICT:
        return list(here)
    there = {row.measure.code: row for row in here}
    lacking = {one.code: StatementRow(one, place, None, (), note=NOT_BELOW) for one in measures if not one.by_district}
    both = lacking | there
    return [both[measure.code] for measure in measures if measure.code in both]


def _tables(
    drawing: _Drawing, caption: str, rows: Sequence[StatementRow], labels: Sequence[Column]
) -> Iterator[PrintedTable]:
    """One table for each current period: the statement's, and where comparators have their own (the year to date)."""
    for group in compared(drawing.statement, rows):
        shown = rows if not group.is_own else [row for row in rows if row.comparisons]
        yield _table(drawing, f"{caption}{group.suffix}", shown, labels, group)


def _table(
    drawing: _Drawing, caption: str, rows: Sequence[StatementRow], labels: Sequence[Column], group: Compared
) -> PrintedTable:
    statement, notebook = drawing.statement, drawing.notebook
    lines = [
        PrintedRow((*_labels(rows, at, labels, notebook), *cells.figures(statement, row, group, notebook)), row)
        for at, row in enumerate(rows)
    ]
    several = any(column.kind is ColumnKind.PLACE for column in labels)
    return PrintedTable(
        anchor=drawing.slugs(f"table {caption}"),
        caption=caption,
        columns=columns_of(statement, group, labels),
        rows=tuple(lines),
        movements=movement_sentences(rows, group.heads, places=several),
        charted=() if group.is_own else tuple(row for row in rows if _has_trend(row)),
        place="" if several or rows[0].place.kind not in cells.BELOW else rows[0].place.name,
    )


def _has_trend(row: StatementRow) -> bool:
    return sum(point.value is not None for point in row.trend) > 1


def _labels(rows: Sequence[StatementRow], at: int, labels: Sequence[Column], notebook: Notebook) -> Iterator[Cell]:
    for position, column in enumerate(labels):
        names = [cells.label(row, column.kind) for row in rows]
        last = position == len(labels) - 1
        notes = cells.label_notes(rows[at], notebook) if column.kind is ColumnKind.MEASURE else ()
        yield Cell(names[at], notes=notes) if last else Cell(names[at], notes=notes, rows=_reach(names, at))


def _reach(names: Sequence[str], at: int) -> int:
    """How many rows the label of row `at` spans; 0 where the one above reaches it."""
    if at and names[at - 1] == names[at]:
        return 0
    end = at
    while end < len(names) and names[end] == names[at]:
        end += 1
    return end - at


def _caption(priority: str, place: Place) -> str:
    return f"{priority}: {place.name}" if priority else place.name


def _each(values: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(values))
