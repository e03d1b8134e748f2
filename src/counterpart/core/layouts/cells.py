"""What the cells of a row say, and which notes stand beside them."""

from collections.abc import Iterator
from decimal import Decimal

from counterpart.core.layouts.columns import Compared, key
from counterpart.core.layouts.notes import Notebook, difference_sentences, other_period, shared
from counterpart.core.layouts.printed import Cell, ColumnKind, Note
from counterpart.core.measures.model import Comparison, MeasureKind, Statement, StatementRow
from counterpart.core.measures.wording import NOT_AVAILABLE, difference, figure

# Kinds of place below the force; a measure may have no figures there.
BELOW = frozenset({"district", "not_allocated"})


def label(row: StatementRow, kind: ColumnKind) -> str:
    """What names the row in a label column."""
    if kind is ColumnKind.PRIORITY:
        return row.measure.priority
    return row.measure.name if kind is ColumnKind.MEASURE else row.place.name


def label_notes(row: StatementRow, notebook: Notebook) -> tuple[Note, ...]:
    """The notes of the measure; a row that is one sentence needs none."""
    return () if sentence(row) else notebook(*row.measure.notes)


def sentence(row: StatementRow) -> str:
    """What is printed in place of all figures; empty where the row has figures."""
    never = row.measure.kind is MeasureKind.NONE or (row.place.kind in BELOW and not row.measure.by_district)
    if not never or row.current is not None:
        return ""
    return row.note or " ".join(row.measure.notes) or "Data not available"


def figures(statement: Statement, row: StatementRow, group: Compared, notebook: Notebook) -> Iterator[Cell]:
    """The current figure, the value of each comparator, the difference against each; or one sentence."""
    if said := sentence(row):
        yield Cell(said, columns=1 + 2 * len(group.heads))
        return
    found = {key(one): one for one in row.comparisons}
    wording = statement.measures.wording
    current, note = _current(row, group)
    yield Cell(figure(row.measure, current, wording), current, notebook(note))
    yield from [_value(row, found.get(key(one)), wording, notebook) for one in group.heads]
    yield from [_difference(statement, row, found.get(key(one)), one, notebook) for one in group.heads]


def _current(row: StatementRow, group: Compared) -> tuple[Decimal | None, str]:
    if not group.is_own:
        return row.current, shared(row)
    own = next((one for one in row.comparisons if one.current_window == group.window), None)
    value = own.current if own else None
    # What a comparison notes is of both its sides; it stands at the difference when there is a figure here.
    return value, "" if value is not None or own is None else shared(own)


def _value(row: StatementRow, comparison: Comparison | None, wording: str, notebook: Notebook) -> Cell:
    if comparison is None:
        return Cell(NOT_AVAILABLE)
    value = comparison.value
    return Cell(figure(row.measure, value, wording), value, notebook(shared(comparison)) if value is None else ())


def _difference(
    statement: Statement, row: StatementRow, comparison: Comparison | None, usual: Comparison, notebook: Notebook
) -> Cell:
    if comparison is None:
        return Cell(NOT_AVAILABLE)
    text = difference(row.measure, comparison, statement.measures)
    value = next((x for x in (comparison.points, comparison.percent, comparison.difference) if x is not None), None)
    if value is None:
        return Cell(text, notes=notebook(shared(comparison) or shared(row)))
    said = difference_sentences(row, comparison, comparison.current_window or statement.window)
    notes = notebook(*said, other_period(comparison, usual))
    # Beside N/A the word would say more than the cell.
    return Cell(text, value, notes, movement="" if text == NOT_AVAILABLE else comparison.movement)
