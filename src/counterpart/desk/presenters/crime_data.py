"""Loads of recorded crime as their pages show them."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from counterpart.base.wording import local_time
from counterpart.core import forces
from counterpart.core.coverage import Coverage
from counterpart.core.periods.months import Window, written
from counterpart.performance.models import CrimeSnapshot, LoadState, SnapshotProblem
from counterpart.performance.queries.loads import Series

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_TONES = {LoadState.WAITING: "waiting", LoadState.READY: "good", LoadState.FAILED: "urgent"}
_YEAR = 12


def load_rows(loads: Iterable[CrimeSnapshot]) -> list[list[Any]]:
    """Rows of a table: what was sent, and what came of it."""
    return [
        [
            {"text": local_time(load.requested_at), "href": reverse("desk_statements:load", args=[load.pk])},
            _sent(load),
            load.loaded_by_name,
            load.get_state_display(),
            f"{load.added:,}" if load.state == LoadState.READY else "",
            f"{load.left_out:,}" if load.state == LoadState.READY else "",
        ]
        for load in loads
    ]


def state_of(load: CrimeSnapshot) -> dict[str, str]:
    return {"text": load.get_state_display(), "tone": _TONES[LoadState(load.state)]}


def load_figures(load: CrimeSnapshot) -> list[dict[str, str]]:
    """Options of the figures component."""
    return [
        {"value": f"{load.added:,}", "name": "rows loaded"},
        {"value": f"{load.known:,}", "name": "there already", "note": "Nothing is loaded twice"},
        {"value": f"{load.left_out:,}", "name": "left out", "note": "Named below" if load.left_out else ""},
        {"value": f"{load.rows:,}", "name": "rows in force", "note": "With all loads before"},
    ]


def input_rows(load: CrimeSnapshot) -> list[list[str]]:
    """Rows of a table: each file that the rows in force came from."""
    return [
        [one["name"], f"{one['rows']:,}", f"{one['known']:,}", f"{one['left_out']:,}", one["sha256"][:12]]
        for one in load.inputs
    ]


def problem_rows(problems: Iterable[SnapshotProblem]) -> list[list[str]]:
    """Rows of a table: each bad row by file, row and column, with what was expected."""
    return [
        [bad.file, f"{bad.row:,}", f"{bad.field} (column {bad.column})", bad.problem, bad.expected] for bad in problems
    ]


def series_rows(series: Iterable[Series]) -> list[list[str]]:
    """Rows of a table: each series with its first source, and how many more there are."""
    return [[one.name, f"{one.values:,}", str(one.window), _sources(one.sources)] for one in series]


def _sources(sources: Sequence[str]) -> str:
    if not sources:
        return "Not told"
    return sources[0] if len(sources) == 1 else f"{sources[0]}, and {len(sources) - 1} more"


def grids(coverage: Coverage, own: str) -> list[dict[str, Any]]:
    """A grid of years and months for each force, the actor's own first: held, missing, or not yet."""
    ordered = sorted(coverage.forces, key=lambda force: (force != own, force))
    return [_grid(force, coverage) for force in ordered]


def _grid(force: str, coverage: Coverage) -> dict[str, Any]:
    spans = coverage.spans[force]
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    years: list[dict[str, Any]] = [
        {"year": year, "months": [_month(force, coverage, year * _YEAR + month, first, last) for month in range(_YEAR)]}
        for year in range(first // _YEAR, last // _YEAR + 1)
    ]
    missing = sum(month["state"] == "missing" for year in years for month in year["months"])
    known = forces.load().get(force)
    return {"force": known.name if known else force, "years": years, "missing": missing}


def _month(force: str, coverage: Coverage, month: int, first: int, last: int) -> dict[str, str]:
    if not first <= month <= last:
        return {"state": "outside", "words": "", "name": written(month)}
    held = coverage.of(force, Window(month, month))
    if held.cut:
        return {"state": "part", "words": "Within a year's figure", "name": written(month)}
    return {
        "state": "held" if held.is_whole else "missing",
        "words": "Held" if held.is_whole else "Missing",
        "name": written(month),
    }


def _sent(load: CrimeSnapshot) -> str:
    if not load.names:
        return load.get_source_display()
    return load.names[0] if len(load.names) == 1 else f"{load.names[0]} and {len(load.names) - 1} more"
