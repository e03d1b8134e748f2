"""A statement as tables whose cells hang together, so that core.disclosure can decide which of them to hide.

Measures that are made from counts share the cells of their counts: a rate per 1,000 residents is as telling as the
count behind it. A cell is a selection of crimes at a place over a span of months; its key is the same in every
statement, so what an earlier one showed is known to be shown. The average of three years stands as their sum.
Premises with repeats, and figures of indicator series, are no sums of months: each column of theirs is a table by
itself, of the values that are printed. So is a column of counted crime for which a series of published figures stands
in at any place: what the cube counts there is not what is shown.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from counterpart.core.cubes import Counting, Cube
from counterpart.core.disclosure.linked import Cell, CellKey, LinkedTables, Relation, total_of
from counterpart.core.disclosure.policy import SuppressionPolicy
from counterpart.core.disclosure.statement_links import StatementShape, link_statement
from counterpart.core.indicators import Unit
from counterpart.core.measures.evidence import DISTRICT, FORCE, NOT_ALLOCATED
from counterpart.core.measures.model import Behind, Comparison, Measure, MeasureKind, Place, Statement, StatementRow
from counterpart.core.periods.months import Window
from counterpart.core.selections import EVERYTHING, Selection

REST = "rest:"
_LEFT = "rest"
# A percentage is rounded: of 30 people 33.3% are 10, and not 9.99.
_NEARLY = Decimal("0.06")
# A rank is made from the force's count: among forces whose figures are known it says between which the count lies.
_COUNTED = frozenset({MeasureKind.COUNT, MeasureKind.PER_DAY, MeasureKind.PER_1000, MeasureKind.RANK, MeasureKind.HARM})


@dataclass(frozen=True, slots=True)
class Column:
    """One printed figure of a row: its value for a window. `name` tells the columns of a row apart."""

    name: str
    window: Window


@dataclass(frozen=True)
class Counts:
    """Counts of one force by selection, place and window, from the cube that the statement was made from."""

    cube: Cube
    force: str
    codes: Mapping[str, str]
    districts: tuple[str, ...]

    def at(self, key: str, place: str, window: Window) -> int:
        """How many crimes were counted; `place` is the code of a Place, NOT_ALLOCATED or FORCE."""
        code = self.codes[key]
        if place == FORCE:
            return self.cube.count(code, self.force, window).counted
        if place != NOT_ALLOCATED:
            return self.cube.count(code, self.force, window, place).counted
        there = sum(self.at(key, district, window) for district in self.districts)
        return self.at(key, FORCE, window) - there


def columns(row: StatementRow, statement: Statement) -> Iterator[Column]:
    """Every printed value of a row: the current one, and those of its comparisons."""
    yield Column("current", statement.window)
    for one in row.comparisons:
        yield Column(one.kind, one.window)
        if one.current_window is not None:
            yield Column(f"{one.kind}/current", one.current_window)


def selection_key(counting: Counting) -> str:
    """A name for what a counting selects, the same in every set; weights play no part."""
    return hashlib.sha256(repr(counting.selection).encode()).hexdigest()[:16]


def countings_of(measure: Measure) -> tuple[Counting, ...]:
    """The counts of crimes behind a measure; none where it is made from something else."""
    if measure.kind in _COUNTED and measure.counted:
        return (measure.counted,)
    if measure.kind is MeasureKind.PERCENTAGE and measure.counted and measure.denominator:
        return (measure.counted, measure.denominator)
    return ()


def place_key(place: Place) -> str:
    """The key of a place: its code, or its kind where that says all."""
    return place.code if place.kind == DISTRICT else place.kind


def cell_keys(row: StatementRow, column: Column) -> tuple[CellKey, ...]:
    """The cells that a figure tells of: it is shown only when none of them is hidden."""
    place = place_key(row.place)
    apart = (CellKey(row.measure.code, place, column.name),) if row.measure.unit is Unit.COUNT else ()
    if behind(row, column.name).of_series:
        return apart
    return (*(CellKey(selection_key(one), place, str(column.window)) for one in countings_of(row.measure)), *apart)


def is_apart(measure: Measure) -> bool:
    """Whether all of a measure's columns are whole numbers that no months make up."""
    if measure.kind is MeasureKind.REPEAT:
        return True
    return measure.kind is MeasureKind.INDICATOR and measure.unit is Unit.COUNT


def behind(row: StatementRow, name: str) -> Behind:
    """What stands behind the figure in a column of a row."""
    if name == "current":
        return row.behind
    kind, _, side = name.partition("/")
    one = next(each for each in row.comparisons if each.kind == kind)
    return one.current_behind if side else one.behind


def counted_tables(
    statement: Statement, counts: Counts, policy: SuppressionPolicy, earlier: Iterable[Window]
) -> LinkedTables:
    """The cells of every measure made from counts, over places, windows and sums of measures.

    `earlier` are windows that statements before have shown.
    """
    keys = tuple(dict.fromkeys(selection_key(one) for m in statement.measures.measures for one in countings_of(m)))
    keys = tuple(key for key in keys if key in counts.codes)
    printed = {
        column.window for row in statement.rows if countings_of(row.measure) for column in columns(row, statement)
    }
    places = tuple(place_key(place) for place in dict.fromkeys(row.place for row in statement.rows))
    sums = _sums(statement.measures.measures, counts, places, printed)
    shape = StatementShape(
        measures=(*keys, *(part for parts in sums.values() for part in parts if part.startswith(REST))),
        total=FORCE,
        parts=tuple(place for place in places if place != FORCE),
        windows={str(window): window for window in sorted(printed)},
        sums=sums,
        earlier={str(window): window for window in sorted(set(earlier) - printed)},
    )

    def count(measure: str, place: str, window: Window) -> int:
        if not measure.startswith(REST):
            return counts.at(measure, place, window)
        whole = measure.removeprefix(REST)
        parts = (part for part in sums[whole] if part != measure)
        return counts.at(whole, place, window) - sum(counts.at(part, place, window) for part in parts)

    linked = link_statement(shape, count, policy)
    return _as_printed(linked, statement)


def apart_tables(statement: Statement) -> LinkedTables:
    """The cells of figures that are no sums of months: in each column the force, its parts, and the rest.

    Measures that make up another hang together with it.
    """
    cells: dict[CellKey, Cell] = {}
    relations: list[Relation] = []
    for measure in statement.measures.measures:
        rows = [row for row in statement.rows if row.measure == measure and measure.unit is Unit.COUNT]
        for name in dict.fromkeys(column.name for row in rows for column in columns(row, statement)):
            if is_apart(measure) or any(behind(row, name).of_series for row in rows):
                relations += _one_column(measure, name, rows, cells)
    for measure in statement.measures.measures:
        parts = [one.code for one in statement.measures.measures if one.part_of == measure.code]
        for key in [key for key in cells if key.measure == measure.code]:
            relations += _of_parts(key, [key._replace(measure=part) for part in parts], cells)
    return LinkedTables(cells, tuple(relations))


def _of_parts(whole: CellKey, parts: Sequence[CellKey], cells: dict[CellKey, Cell]) -> list[Relation]:
    """A measure is the sum of those that are part of it, and of what is left over."""
    there = [key for key in parts if key in cells]
    if not there or whole.place == _LEFT:
        return []
    return [_with_rest(whole, there, whole._replace(measure=REST + whole.measure), cells)]


def thin_shares(statement: Statement, policy: SuppressionPolicy) -> frozenset[str]:
    """The percentages that tell a small count at some place: two thirds of "n = 3" are 2 people, and 1 is left."""
    return frozenset(
        row.measure.code for row in statement.rows if row.measure.unit is Unit.PERCENT and _is_thin(row, policy)
    )


def _is_thin(row: StatementRow, policy: SuppressionPolicy) -> bool:
    names = ["current", *(one.kind for one in row.comparisons), *(f"{one.kind}/current" for one in row.comparisons)]
    return any(is_thin(_compared_or_current(row, name), behind(row, name), policy) for name in names)


def is_thin(share: Decimal | None, made_from: Behind, policy: SuppressionPolicy) -> bool:
    """Whether a percentage of a series gives a small count away; one whose base is not known gives none.

    Percentages of counted crime have cells of their own in the tables of counts.
    """
    if share is None or made_from.base is None or not made_from.of_series:
        return False
    part = share * made_from.base / 100
    return any(policy.is_small(whole_number(count)) for count in (made_from.base, part, made_from.base - part))


def value_of(row: StatementRow, name: str) -> int | None:
    """The number printed in a column of a row as a whole one; None where there is none."""
    found = _compared_or_current(row, name)
    return None if found is None else whole_number(found)


def whole_number(value: Decimal) -> int:
    """A rounded or averaged number as the count that it tells of: 0.3 a year is no nought, and 4.7 is still small."""
    return round(value) if abs(value - round(value)) < _NEARLY else max(int(value), 1) if value > 0 else int(value)


def _compared(comparisons: Sequence[Comparison], name: str) -> Decimal | None:
    kind, _, side = name.partition("/")
    one = next((each for each in comparisons if each.kind == kind), None)
    return None if one is None else (one.current if side else one.value)


def _one_column(
    measure: Measure, name: str, rows: Sequence[StatementRow], cells: dict[CellKey, Cell]
) -> list[Relation]:
    values = {place_key(row.place): value_of(row, name) for row in rows}
    given = {place: value for place, value in values.items() if value is not None and value >= 0}
    for place, value in given.items():
        cells[CellKey(measure.code, place, name)] = Cell(value, weight=3 if place == FORCE else 1)
    parts = [place for place in given if place != FORCE]
    if FORCE not in given or not parts:
        return []
    whole, *there = (CellKey(measure.code, place, name) for place in (FORCE, *parts))
    return [_with_rest(whole, there, whole._replace(place=_LEFT), cells)]


def _with_rest(whole: CellKey, parts: Sequence[CellKey], rest: CellKey, cells: dict[CellKey, Cell]) -> Relation:
    """The parts make up the whole, with a cell for what they leave over where they do not."""
    left = cells[whole].count - sum(cells[part].count for part in parts)
    if left:
        cells[rest] = Cell(left, published=False, signed=left < 0)
    return total_of(whole, (*parts, rest) if left else parts)


def _as_printed(linked: LinkedTables, statement: Statement) -> LinkedTables:
    """Mark what is not printed after all, and take all stretches of the force as known: its months may be printed."""
    given = {
        key
        for row in statement.rows
        for column in columns(row, statement)
        if _compared_or_current(row, column.name) is not None
        for key in cell_keys(row, column)
    }
    cells = {
        key: replace(cell, published=key in given or key.place == FORCE)
        if not key.measure.startswith(REST)
        else replace(cell, published=False)
        for key, cell in linked.cells.items()
    }
    return LinkedTables(cells, linked.relations)


def _compared_or_current(row: StatementRow, name: str) -> Decimal | None:
    return row.current if name == "current" else _compared(row.comparisons, name)


def _sums(
    measures: Sequence[Measure], counts: Counts, places: Sequence[str], windows: Iterable[Window]
) -> dict[str, tuple[str, ...]]:
    """Measures that others make up, with what is left over as a part of its own where it is not always nought."""
    found: dict[str, tuple[str, ...]] = {}
    counted = {one.code: selection_key(one.counted) for one in measures if countings_of(one) and one.counted}
    for measure in measures:
        parts = tuple(dict.fromkeys(counted[one.code] for one in _parts(measure, measures) if one.code in counted))
        whole = counted.get(measure.code, "")
        if parts and whole in counts.codes and whole not in parts and whole not in found:
            rests = [
                counts.at(whole, place, window) - sum(counts.at(part, place, window) for part in parts)
                for place in places
                for window in windows
            ]
            if min(rests) >= 0:
                found[whole] = parts if not any(rests) else (*parts, REST + whole)
    return found


def _parts(whole: Measure, measures: Sequence[Measure]) -> list[Measure]:
    """The measures that are part of another: said to be, or single crime types under all of them."""
    said = [one for one in measures if one.part_of == whole.code]
    if said or whole.counted is None:
        return said
    left_out = _left_out(whole.counted.selection)
    if left_out is None:
        return []
    return [
        one
        for one in measures
        if one.counted and (wanted := _category(one.counted.selection)) is not None and wanted not in left_out
    ]


def _left_out(selection: Selection) -> frozenset[str] | None:
    """The crime types that a selection of all crime leaves out; None where it is no such selection."""
    if selection == EVERYTHING:
        return frozenset()
    if selection.kind == "not" and (category := _category(selection.parts[0])) is not None:
        return frozenset({category})
    return None


def _category(selection: Selection) -> str | None:
    if selection.kind == "is" and selection.field == "category" and len(selection.wanted) == 1:
        return str(selection.wanted[0])
    return None
