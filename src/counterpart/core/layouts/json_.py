"""A statement as JSON, in the shape that docs/reference/statement.schema.json fixes."""

import json
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from counterpart.core.layouts.appendix import windows
from counterpart.core.measures.evidence import months_gone
from counterpart.core.measures.model import Comparison, Statement, StatementRow
from counterpart.core.periods.months import Window, written

SCHEMA_VERSION = 1


def write(statement: Statement) -> str:
    """The JSON text, in UTF-8 letters; what cannot be given is null, and a note says why."""
    return json.dumps(as_dict(statement), ensure_ascii=False, indent=1) + "\n"


def as_dict(statement: Statement) -> dict[str, Any]:
    """The statement as plain lists, dictionaries, texts, numbers and None."""
    return {
        "schema_version": SCHEMA_VERSION,
        "measures": statement.measures.code,
        "title": statement.measures.title,
        "force": statement.force,
        "force_name": statement.force_name,
        "period": _period(statement.window),
        "coverage": _coverage(statement),
        "rows": [_row(row) for row in statement.rows],
        "notes": list(dict.fromkeys((*statement.notes, *statement.measures.notes))),
        "commentary": dict(statement.commentary),
        "definitions": _definitions(statement),
        "inputs": [{"name": one.name, "sha256": one.sha256} for one in statement.inputs],
        "engine": statement.engine,
    }


def number(value: Decimal | None) -> int | float | None:
    """Whole numbers without a point; no Decimal of a statement has more digits than a float keeps."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _period(window: Window) -> dict[str, str]:
    return {"from": written(window.first), "to": written(window.last)}


def _coverage(statement: Statement) -> dict[str, Any]:
    found = [(name, statement.coverage.of(statement.force, window)) for name, window in windows(statement)]
    lacking = months_gone(found[0][1])
    return {
        "whole": found[0][1].is_whole,
        "months": [written(month) for month in statement.window if month not in lacking],
        "missing": [written(month) for month in lacking],
        "periods": [
            {
                "name": name,
                "period": _period(one.window),
                "whole": one.is_whole,
                "missing": [written(month) for month in months_gone(one)],
                "note": one.note(),
            }
            for name, one in found
        ],
    }


def _row(row: StatementRow) -> dict[str, Any]:
    return {
        "measure": row.measure.name,
        "measure_code": row.measure.code,
        "priority": row.measure.priority,
        "place": row.place.name,
        "place_code": row.place.code,
        "place_kind": row.place.kind,
        "unit": row.measure.unit.value,
        "polarity": row.measure.polarity.value,
        "definition_version": row.measure.definition_version,
        "current": number(row.current),
        "note": row.note,
        "comparators": [_comparison(row, one) for one in row.comparisons],
        "trend": [{"month": written(point.month), "value": number(point.value)} for point in row.trend],
    }


def _comparison(row: StatementRow, comparison: Comparison) -> dict[str, Any]:
    own = comparison.current_window
    return {
        "name": comparison.kind,
        "title": comparison.title,
        "period": _period(comparison.window),
        "value": number(comparison.value),
        "difference": number(comparison.difference),
        "percent": number(comparison.percent),
        "points": number(comparison.points),
        "movement": comparison.movement,
        "note": comparison.note or (row.note if comparison.value is None else ""),
        # What is compared where it is not the row's own figure: the year to date, the latest month.
        "current": number(comparison.current if own else row.current),
        "current_period": _period(own) if own else None,
    }


def _definitions(statement: Statement) -> Sequence[dict[str, Any]]:
    measures = {row.measure.code: row.measure for row in statement.rows}
    return [
        {
            "measure_code": one.code,
            "measure": one.name,
            "definition": one.definition,
            "definition_version": one.definition_version,
            "polarity": one.polarity.value,
            "source": one.source,
            "author": one.author,
            "reviewed": one.reviewed_date.isoformat(),
            "notes": list(one.notes),
            "series_breaks": [
                {"month": written(found.month), "title": found.title, "source": found.source} for found in one.breaks
            ],
        }
        for one in measures.values()
    ]
