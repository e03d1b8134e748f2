"""Counts by month and place: the one thing that statements, dashboards and maps are made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings

from counterpart.core.coverage import Coverage
from counterpart.core.cubes import Cube
from counterpart.core.engines.choose import choose
from counterpart.core.month_cube import fingerprint, from_bytes
from counterpart.core.periods.months import Window
from counterpart.partners.models import Organisation
from counterpart.performance import standing
from counterpart.performance.models import CrimeSnapshot, DataSource, LoadState, MonthCube

_KEPT = 16


@dataclass(frozen=True, slots=True)
class StandingCube:
    """A cube with the snapshot that it counts. `by` is a column of records.PLACE_COLUMNS."""

    cube: Cube
    coverage: Coverage
    snapshot: CrimeSnapshot
    by: str


@dataclass(frozen=True, slots=True)
class PlaceFigure:
    """The count of one place over a window. None cannot be given, and `note` says why; `place` is "" where unknown."""

    place: str
    count: int | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class MonthFigure:
    """The count of one month; None where the month is missing or the data does not tell."""

    month: int
    count: int | None
    note: str = ""


def newest(force: Organisation, source: str = DataSource.FILES) -> CrimeSnapshot | None:
    """The snapshot in force of one source; None before the first load."""
    found: CrimeSnapshot | None = CrimeSnapshot.objects.filter(
        force=force, source=source, state=LoadState.READY, superseded_at__isnull=True
    ).first()
    return found


def cube(force: Organisation, *, by: str = "district", source: str = DataSource.FILES) -> StandingCube | None:
    """Everything counted by month and place over the newest snapshot; None before the first load."""
    snapshot = newest(force, source)
    return cube_of(snapshot, by=by) if snapshot else None


def cube_of(snapshot: CrimeSnapshot, *, by: str = "district") -> StandingCube:
    """The cube of one snapshot: the stored one, or counted anew where the definitions have changed since."""
    digest = fingerprint(standing.question(by))
    return StandingCube(_cube(snapshot.folder, by, digest), snapshot.spans, snapshot, by)


def count(snapshot: CrimeSnapshot, by: str) -> Cube:
    """Count anew, by the engine that the settings choose."""
    return choose(settings.ENGINE).cube(list(snapshot.crimes), standing.question(by))


def figures(
    force: Organisation, code: str, window: Window, *, by: str = "district", source: str = DataSource.FILES
) -> tuple[PlaceFigure, ...]:
    """What one counting (a code of the cube) gives at each place of the force; none before the first load."""
    found = cube(force, by=by, source=source)
    return tuple(_figures(found, force.force_code, code, window)) if found else ()


def trend(
    force: Organisation,
    code: str,
    window: Window,
    *,
    place: str | None = None,
    by: str = "district",
    source: str = DataSource.FILES,
) -> tuple[MonthFigure, ...]:
    """What one counting gives in each month, for one place or, with None, the whole force."""
    found = cube(force, by=by, source=source)
    if found is None:
        return ()
    return tuple(
        MonthFigure(month, *_figure(found, force.force_code, code, Window(month, month), place)) for month in window
    )


def _figures(found: StandingCube, force: str, code: str, window: Window) -> Iterator[PlaceFigure]:
    for place in found.cube.places(force):
        yield PlaceFigure(place, *_figure(found, force, code, window, place))


def _figure(found: StandingCube, force: str, code: str, window: Window, place: str | None) -> tuple[int | None, str]:
    covered = found.coverage.of(force, window)
    if not covered.is_whole:
        return None, covered.note()
    counted = found.cube.count(code, force, window, place)
    if counted.undecided:
        return None, f"Of {counted.undecided:,} crimes the data does not tell whether they belong here."
    return counted.counted, ""


@lru_cache(maxsize=_KEPT)
def _cube(folder: str, by: str, digest: str) -> Cube:
    """A snapshot never changes, so its cube can be kept by the process that read it."""
    stored = MonthCube.objects.filter(snapshot__folder=folder, by=by, question=digest).first()
    if stored is not None:
        return from_bytes(bytes(stored.content)).cube
    return count(CrimeSnapshot.objects.get(folder=folder), by)
