"""What everybody may see of a statement: small counts hidden, and with them whatever would give them away."""

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Max

from counterpart.core.disclosure.linked import CellKey, LinkedTables
from counterpart.core.disclosure.policy import SuppressionPolicy, read_policy
from counterpart.core.disclosure.suppress import suppress
from counterpart.core.indicators import Unit
from counterpart.core.measures.evidence import DISTRICT, FORCE
from counterpart.core.measures.model import Comparison, InputDigest, Statement, StatementRow
from counterpart.core.measures.questions import counting_names
from counterpart.core.periods.months import Window, parse_month
from counterpart.performance import rendering, standing
from counterpart.performance.models import CrimeSnapshot, PublicStatement, StatementDraft
from counterpart.performance.public_tables import (
    Counts,
    apart_tables,
    cell_keys,
    columns,
    counted_tables,
    countings_of,
    is_thin,
    selection_key,
    thin_shares,
    whole_number,
)
from counterpart.performance.queries import cubes

# Crimes in a file whose digest is shown to everybody.
LEAST_CRIMES = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement with figures hidden, and how many are."""

    statement: Statement
    hidden: int


def shown(statement: Statement, draft: StatementDraft) -> Shown:
    """Hide what must not be seen, in view of all that was published before."""
    policy = read_policy()
    counts = counts_of(statement, draft.snapshot)
    earlier = earlier_figures(draft.statement.force.force_code)
    tables = counted_tables(statement, counts, policy, {window for _, told in earlier for window in told.values()})
    public = still_known(tables, statement, counts, policy, earlier)
    counted = suppress(tables, policy, public).hidden
    hidden = counted | suppress(apart_tables(statement), policy).hidden
    trends = shown_trends(statement, counts, policy, hidden)
    thin = thin_shares(statement, policy)
    rows = tuple(
        _row(row, statement, hidden, trends - thin, policy) if row.measure.code not in thin else _emptied(row, policy)
        for row in statement.rows
    )
    gone = sum(_given(before) - _given(after) for before, after in zip(statement.rows, rows, strict=True))
    notes = (*statement.notes, policy.words) if gone else statement.notes
    inputs = told_inputs(statement.inputs, draft.snapshot.inputs)
    return Shown(replace(statement, rows=rows, notes=notes, inputs=inputs), gone)


def told_inputs(inputs: Sequence[InputDigest], loaded: Sequence[Mapping[str, Any]]) -> tuple[InputDigest, ...]:
    """The files whose digests everybody may see; `loaded` has the crimes that each of them brought.

    Of a file that holds little that is not public, as a series of indicators, somebody could try every count that is
    hidden until the digest fits. A file of many crimes, each with an identifier, cannot be guessed.
    """
    crimes = {one["sha256"]: one["rows"] + one["known"] for one in loaded}
    return tuple(one for one in inputs if crimes.get(one.sha256, 0) >= LEAST_CRIMES)


def latest(force: str) -> int | None:
    """What the force published last, by its key: it tells whether anything has been published since."""
    found: int | None = PublicStatement.objects.filter(force_code=force).aggregate(latest=Max("pk"))["latest"]
    return found


def counts_of(statement: Statement, snapshot: CrimeSnapshot) -> Counts:
    """The counts behind a statement."""
    cube = standing.cube_for(statement.measures, cubes.cube_of(snapshot).cube)
    names = counting_names(statement.measures)
    countings = (one for measure in statement.measures.measures for one in countings_of(measure))
    return Counts(
        cube=cube,
        force=statement.force,
        codes={selection_key(one): names[one.unweighted().code] for one in countings},
        districts=tuple(dict.fromkeys(row.place.code for row in statement.rows if row.place.kind == DISTRICT)),
    )


def earlier_figures(force: str) -> list[tuple[PublicStatement, dict[CellKey, Window]]]:
    """Every statement of the force with each cell of which it tells, and the cell's window."""
    found = []
    for statement in (
        PublicStatement.objects.filter(force_code=force).select_related("version__snapshot").order_by("pk")
    ):
        told, cells = json.loads(rendering.stored(statement.files, "json")), {}
        for row in told["rows"]:
            for window in _told(told, row):
                for key in _keys_told(statement.measure_set, row):
                    cells[CellKey(key, _place_told(row), str(window))] = window
        found.append((statement, cells))
    return found


def still_known(
    tables: LinkedTables,
    statement: Statement,
    counts: Counts,
    policy: SuppressionPolicy,
    earlier: Sequence[tuple[PublicStatement, Mapping[CellKey, Window]]],
) -> dict[CellKey, int]:
    """What a reader of earlier statements knows for certain.

    Of what is printed anew only counts that are the same as then: a total that was corrected is news, and can be hidden
    for the sake of a part that has become small. What is not printed anew cannot be hidden either, so it is taken as
    known as it was told, unless it has become small: nothing small was ever told.
    """
    printed = {str(column.window) for row in statement.rows for column in columns(row, statement)}
    found: dict[CellKey, int] = {}
    for before, told in earlier:
        then = replace(counts, cube=standing.cube_for(statement.measures, cubes.cube_of(before.version.snapshot).cube))
        for key, window in told.items():
            if (cell := tables.cells.get(key)) is None:
                continue
            is_past = key.window not in printed and not policy.is_small(cell.count)
            if is_past or then.at(key.measure, key.place, window) == cell.count:
                found[key] = cell.count
    return found


def _keys_told(measure_set: str, row: Mapping[str, Any]) -> Iterator[str]:
    known = standing.measure_sets().get(measure_set)
    for measure in known.measures if known else ():
        if measure.code == row["measure_code"]:
            yield from (selection_key(one) for one in countings_of(measure))


def _place_told(row: Mapping[str, Any]) -> str:
    return str(row["place_code"] if row["place_kind"] == DISTRICT else row["place_kind"])


def _told(statement: Mapping[str, Any], row: Mapping[str, Any]) -> Iterator[Window]:
    """The windows of which a row of a published statement gives a figure."""
    if row["current"] is not None:
        yield _window(statement["period"])
    for one in row["comparators"]:
        if one["value"] is not None:
            yield _window(one["period"])
        if one.get("current") is not None and one.get("current_period"):
            yield _window(one["current_period"])
    for month in row["trend"]:
        if month["value"] is not None:
            yield _window({"from": month["month"], "to": month["month"]})


def _window(period: Mapping[str, str]) -> Window:
    return Window(parse_month(period["from"]), parse_month(period["to"]))


def shown_trends(
    statement: Statement, counts: Counts, policy: SuppressionPolicy, hidden: Set[CellKey]
) -> frozenset[str]:
    """The measures of which the whole force's months are shown: all of those that hang together, or none of them.

    Months of a district are never shown: they are small everywhere, and would have to be hidden in long rows.
    """
    rows = [row for row in statement.rows if row.place.kind == FORCE and row.trend]
    months = [Window(point.month, point.month) for row in rows[:1] for point in row.trend]
    telling = {
        row.measure.code: not any(
            key in hidden and key.place == FORCE for column in columns(row, statement) for key in cell_keys(row, column)
        )
        and not any(_is_small(row, counts, policy, month) for month in months)
        for row in rows
    }
    if any(key.place == FORCE for key in hidden) or not all(telling.values()):
        return frozenset(code for code, fine in telling.items() if fine and _stands_alone(code, statement))
    return frozenset(telling)


def _stands_alone(code: str, statement: Statement) -> bool:
    """Whether a measure's months are tied to those of no other: figures that are no counts of crimes."""
    return not any(countings_of(one) for one in statement.measures.measures if one.code == code)


def _is_small(row: StatementRow, counts: Counts, policy: SuppressionPolicy, month: Window) -> bool:
    point = next((each for each in row.trend if each.month == month.first), None)
    if point is None or point.value is None or not point.behind.of_series:
        keys = [selection_key(one) for one in countings_of(row.measure)]
        return any(policy.is_small(counts.at(key, FORCE, month)) for key in keys)
    if row.measure.unit is Unit.PERCENT:
        return is_thin(point.value, point.behind, policy)
    return row.measure.unit is Unit.COUNT and policy.is_small(whole_number(point.value))


def _row(
    row: StatementRow, statement: Statement, hidden: Set[CellKey], trends: Set[str], policy: SuppressionPolicy
) -> StatementRow:
    gone = {column.name for column in columns(row, statement) if any(key in hidden for key in cell_keys(row, column))}
    return replace(
        row,
        current=None if "current" in gone else row.current,
        note=policy.words if "current" in gone else row.brief or row.note,
        brief=policy.words if "current" in gone else row.brief,
        comparisons=tuple(_comparison(one, gone, policy) for one in row.comparisons),
        trend=row.trend if row.place.kind == FORCE and row.measure.code in trends else (),
    )


def _emptied(row: StatementRow, policy: SuppressionPolicy) -> StatementRow:
    """A row of a percentage that is small somewhere: places make each other up, so all of its rows are hidden."""
    names = {"current", *(one.kind for one in row.comparisons), *(f"{one.kind}/current" for one in row.comparisons)}
    return replace(
        row,
        current=None,
        note=policy.words,
        brief=policy.words,
        comparisons=tuple(_comparison(one, names, policy) for one in row.comparisons),
        trend=(),
    )


def _comparison(one: Comparison, gone: Set[str], policy: SuppressionPolicy) -> Comparison:
    """What is compared with a hidden figure tells of it, and so do a percentage and its direction."""
    own = f"{one.kind}/current" if one.current_window is not None else "current"
    lost = {name for name in (one.kind, own) if name in gone}
    if not lost:
        return replace(one, note=one.brief or one.note)
    return replace(
        one,
        value=None if one.kind in gone else one.value,
        current=None if own in gone else one.current,
        difference=None,
        percent=None,
        points=None,
        movement="",
        note=policy.words,
        brief=policy.words,
    )


def _given(row: StatementRow) -> int:
    values = [row.current, *(value for one in row.comparisons for value in (one.value, one.current))]
    return sum(value is not None for value in values)
