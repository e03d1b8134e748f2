"""A statement: every measure of a set at every place, with its comparisons, from counts that an engine made."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from counterpart.core.coverage import Coverage
from counterpart.core.cubes import Cube
from counterpart.core.indicators import IndicatorValue
from counterpart.core.measures.comparing import compare
from counterpart.core.measures.evidence import DISTRICT, FORCE, NOT_ALLOCATED, REFUSE, Evidence, Repeats, Residents
from counterpart.core.measures.figure import compared_figure, figure
from counterpart.core.measures.figures import Figure, joined
from counterpart.core.measures.model import (
    Comparison,
    InputDigest,
    Measure,
    MeasureKind,
    MeasureSet,
    Place,
    Statement,
    StatementRow,
)
from counterpart.core.measures.notes import break_note
from counterpart.core.measures.questions import BASELINE_YEAR, counting_names
from counterpart.core.measures.rounding import rounded
from counterpart.core.measures.series import by_series
from counterpart.core.measures.trends import trend
from counterpart.core.measures.windows import YEAR, Column, columns_of, comparators_of
from counterpart.core.periods.months import rolling
from counterpart.core.populations import of_window

# What the crimes without a district can be counted in; they have no residents and no series.
UNPLACED = frozenset({MeasureKind.COUNT, MeasureKind.PERCENTAGE, MeasureKind.PER_DAY, MeasureKind.HARM})


def statement(
    measure_set: MeasureSet,
    cube: Cube,
    *,
    force: str,
    to: int,
    coverage: Coverage,
    places: tuple[Place, ...],
    indicators: Iterable[IndicatorValue] = (),
    repeats: Repeats | None = None,
    all_forces: Cube | None = None,
    residents: Residents = of_window,
    similar: frozenset[str] = frozenset(),
    baseline_year: int = BASELINE_YEAR,
    missing: str = REFUSE,
    engine: str = "",
    inputs: tuple[InputDigest, ...] = (),
    notes: tuple[str, ...] = (),
) -> Statement:
    """Calculate a statement for the twelve months to `to`. `places` begins with the force's own.

    `missing` is "refuse" or "label": what to do with a window of which months are missing. `all_forces` counts every
    force, for ranks; `residents` are the people behind rates.
    """
    evidence = Evidence(
        cube=cube,
        coverage=coverage,
        force=force,
        places=places,
        names=counting_names(measure_set),
        missing=missing,
        all_forces=all_forces,
        repeats=repeats or {},
        residents=residents,
        similar=similar,
        series=by_series(indicators, force),
    )
    return Statement(
        measures=measure_set,
        force=force,
        force_name=places[0].name,
        window=rolling(to, YEAR),
        coverage=coverage,
        rows=tuple(_rows(evidence, measure_set, to, columns_of(measure_set.comparators, to, baseline_year))),
        engine=engine,
        inputs=inputs,
        notes=(*measure_set.notes, *notes),
    )


def _rows(evidence: Evidence, measure_set: MeasureSet, to: int, columns: tuple[Column, ...]) -> Iterator[StatementRow]:
    for measure in measure_set.measures:
        kinds = {one.kind for one in comparators_of(measure, measure_set.comparators)}
        own = [column for column in columns if column.comparator.kind in kinds]
        for place in evidence.places:
            if _is_given(measure, place):
                yield _row(evidence, measure_set, measure, place, to, own)


def _is_given(measure: Measure, place: Place) -> bool:
    if place.kind == FORCE:
        return True
    return measure.by_district and (place.kind == DISTRICT or measure.kind in UNPLACED)


def _row(
    evidence: Evidence, measure_set: MeasureSet, measure: Measure, place: Place, to: int, columns: list[Column]
) -> StatementRow:
    current = figure(evidence, measure, place, rolling(to, YEAR))
    decimals = measure_set.percent_decimals
    return StatementRow(
        measure=measure,
        place=place,
        current=_printed(measure, current),
        comparisons=tuple(_comparison(evidence, measure, place, column, current, decimals) for column in columns),
        note=current.note,
        brief=current.shared_note,
        behind=current.behind,
        trend=trend(evidence, measure, place, to) if place.kind != NOT_ALLOCATED else (),
    )


def _comparison(
    evidence: Evidence, measure: Measure, place: Place, column: Column, current: Figure, decimals: int
) -> Comparison:
    windows = column.windows
    compared = current if column.is_own else figure(evidence, measure, place, windows.current)
    other = compared_figure(evidence, measure, place, windows)
    change = compare(measure, decimals, compared, other)
    spanned = break_note(measure, windows.span, windows.current) if other.value is not None else ""
    return Comparison(
        kind=column.comparator.kind,
        title=column.title,
        window=windows.span,
        value=_printed(measure, other),
        difference=change.difference,
        percent=change.percent,
        points=change.points,
        note=joined(other.note, change.note, "" if column.is_own else compared.note, spanned),
        brief=joined(other.shared_note, change.note, "" if column.is_own else compared.shared_note, spanned),
        movement=change.movement,
        current=None if column.is_own else _printed(measure, compared),
        current_window=None if column.is_own else windows.current,
        behind=other.behind,
        current_behind=compared.behind,
    )


def _printed(measure: Measure, found: Figure) -> Decimal | None:
    return None if found.value is None else rounded(found.value, measure.decimals)
