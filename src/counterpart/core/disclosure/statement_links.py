"""The linked tables of a statement: measures x places x windows, with the windows that overlap."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from counterpart.core.disclosure.linked import Cell, CellKey, LinkedTables, Relation, total_of
from counterpart.core.disclosure.policy import SuppressionPolicy
from counterpart.core.periods.months import Window, written

Counts = Callable[[str, str, Window], int]


@dataclass(frozen=True)
class StatementShape:
    """What a statement shows.

    `total` is the place that `parts` make up, "not allocated" among them. `sums` maps a measure to the measures that
    make it up. `earlier` holds windows of statements that were published before: they are not printed again.
    """

    measures: tuple[str, ...]
    total: str
    parts: tuple[str, ...]
    windows: Mapping[str, Window]
    sums: Mapping[str, tuple[str, ...]]
    earlier: Mapping[str, Window]

    @property
    def places(self) -> tuple[str, ...]:
        """Every place, the total first."""
        return (self.total, *self.parts)

    @property
    def every_window(self) -> dict[str, Window]:
        """Windows of this statement and of earlier ones."""
        return {**self.earlier, **self.windows}


def link_statement(shape: StatementShape, counts: Counts, policy: SuppressionPolicy) -> LinkedTables:
    """Build cells and relations; `counts` answers for any measure, place and window.

    Where windows overlap, the stretches between their ends become cells that are not published, because subtracting
    one window from another may reveal them.
    """
    stretches = _stretches(shape.every_window)
    named = {span: name for name, span in reversed(shape.every_window.items())}
    columns = {**shape.every_window, **{_name(span): span for span in stretches if span not in named}}
    cells = {
        CellKey(measure, place, window): Cell(
            counts(measure, place, span),
            weight=policy.weight_of_totals if place == shape.total or measure in shape.sums else 1,
            published=window in shape.windows,
        )
        for measure in shape.measures
        for place in shape.places
        for window, span in columns.items()
    }
    rows = list(cells)
    relations = (*_over_time(rows, columns, stretches, named), *_over_places(shape, columns), *_sums(shape, columns))
    return LinkedTables(cells, relations)


def _over_time(
    rows: list[CellKey], columns: Mapping[str, Window], stretches: list[Window], named: Mapping[Window, str]
) -> Iterator[Relation]:
    for measure, place, window in rows:
        inside = [each for each in stretches if columns[window].covers(each)]
        names = [named.get(each, _name(each)) for each in inside]
        if names != [window]:
            yield total_of(CellKey(measure, place, window), [CellKey(measure, place, name) for name in names])


def _over_places(shape: StatementShape, columns: Mapping[str, Window]) -> Iterator[Relation]:
    for measure in shape.measures:
        for window in columns:
            parts = [CellKey(measure, place, window) for place in shape.parts]
            if parts:
                yield total_of(CellKey(measure, shape.total, window), parts)


def _sums(shape: StatementShape, columns: Mapping[str, Window]) -> Iterator[Relation]:
    for whole, measures in shape.sums.items():
        for place in shape.places:
            for window in columns:
                yield total_of(CellKey(whole, place, window), [CellKey(part, place, window) for part in measures])


def _stretches(windows: Mapping[str, Window]) -> list[Window]:
    starts = sorted({month for window in windows.values() for month in (window.first, window.last + 1)})
    between = [Window(start, following - 1) for start, following in pairwise(starts)]
    return [each for each in between if any(window.covers(each) for window in windows.values())]


def _name(window: Window) -> str:
    return f"{written(window.first)}..{written(window.last)}"
