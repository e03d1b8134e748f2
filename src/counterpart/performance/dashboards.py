"""What a dashboard shows: a statement over the newest data, and the areas and sectors behind one of its figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from counterpart.base.actors import Actor
from counterpart.core.measures.model import Measure, MeasureKind, MeasureSet, Statement
from counterpart.core.measures.questions import counting_names
from counterpart.core.periods.months import Window
from counterpart.partners.models import Organisation
from counterpart.partners.queries import own_organisation
from counterpart.performance.calculating import Options, calculate_from
from counterpart.performance.models import CrimeSnapshot, DataSource, MissingMonths
from counterpart.performance.queries.cubes import cube_of, newest

# Sums of months, which can be added up by small area and by sector.
SUMMED = frozenset({MeasureKind.COUNT, MeasureKind.HARM})


@dataclass(frozen=True, slots=True)
class Dashboard:
    """A statement, the months that a person can choose (newest first), and the load that it is made from."""

    statement: Statement
    months: tuple[int, ...]
    snapshot: CrimeSnapshot


def force_of(actor: Actor) -> Organisation:
    """The force whose figures the actor reads: its own, or that of its Commissioner."""
    own = own_organisation(actor)
    return own.force if own.force is not None else own


def dashboard(
    force: Organisation,
    *,
    measure_set: str,
    at: datetime,
    to_month: int | None = None,
    missing: str = MissingMonths.REFUSE,
    source: str = DataSource.FILES,
) -> Dashboard | None:
    """The figures of the twelve months to a month, the newest of the data where none is given; None without data.

    Raises WrongValue for a set that there is not.
    """
    snapshot = newest(force, source)
    months = _months(snapshot, force) if snapshot else ()
    if snapshot is None or not months:
        return None
    options = Options(measure_set=measure_set, to_month=to_month or months[0], at=at, missing=missing)
    return Dashboard(calculate_from(snapshot, options), months, snapshot)


def counts_by(
    snapshot: CrimeSnapshot, measure_set: MeasureSet, measure: Measure, window: Window, by: str
) -> Mapping[str, int]:
    """What a measure counts in each place of one kind ("lsoa", "sector") over the months that the data holds.

    "" is the unknown place. Empty for a measure that is no sum of months.
    """
    if measure.counted is None or measure.kind not in SUMMED:
        return {}
    code = f"{measure_set.code}/{counting_names(measure_set)[measure.counted.code]}"
    cube, force = cube_of(snapshot, by=by).cube, snapshot.force.force_code
    return {place: cube.count(code, force, window, place).counted for place in cube.places(force)}


def _months(snapshot: CrimeSnapshot, force: Organisation) -> tuple[int, ...]:
    spans = snapshot.spans.spans.get(force.force_code, ())
    return tuple(sorted({month for span in spans for month in span}, reverse=True))
