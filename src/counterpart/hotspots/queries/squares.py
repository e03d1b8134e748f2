"""All that is known of one square."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np

from counterpart.casework.models import Case
from counterpart.core.hotspots.squares import Square
from counterpart.crimes.models import Incident
from counterpart.hotspots.counting import inside
from counterpart.hotspots.events import Reports, reports
from counterpart.hotspots.models import PatrolVisit, WarnedCell
from counterpart.hotspots.queries import warnings
from counterpart.partners.models import Organisation

MOST_LISTED = 50


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """Reports of a square as events, the latest of them as records (`incidents`, at most MOST_LISTED).

    `cases`: the case of each listed report, by its key. `hours` are those of the `visits` that nobody has withdrawn.
    """

    reports: Reports
    incidents: list[Incident]
    cases: dict[int, Case]
    warned: list[WarnedCell]
    visits: list[PatrolVisit]
    hours: timedelta


def told_of(force: Organisation, square: Square, from_at: datetime, to_at: datetime) -> Told:
    """What happened in a square in [from_at, to_at); whoever shows `incidents` logs that they were read."""
    found = reports(force, from_at, to_at, plane=square.plane, bounds=square.bounds)
    own = found.where(inside(found.events, [square]))
    latest = own.incidents[np.argsort(-own.events.begins, kind="stable")][:MOST_LISTED].tolist()
    incidents = Incident.objects.filter(pk__in=latest).select_related("premises").order_by("-occurred_from", "-pk")
    visits = warnings.visits(force, from_at, to_at).filter(cell=square.name)
    return Told(
        reports=own,
        incidents=list(incidents),
        cases=_cases(latest),
        warned=list(warnings.warned(force, square.name)),
        visits=list(visits),
        hours=sum((_hours(visit) for visit in visits.standing()), timedelta()),
    )


def _hours(visit: PatrolVisit) -> timedelta:
    return timedelta(minutes=visit.minutes * visit.officers)


def _cases(incidents: list[int]) -> dict[int, Case]:
    held = Case.objects.filter(case_incidents__incident__in=incidents, case_incidents__left_at__isnull=True)
    return {key: case for case in held.prefetch_related("case_incidents") for key in _held(case) if key in incidents}


def _held(case: Case) -> list[int]:
    return [one.incident_id for one in case.case_incidents.all() if one.left_at is None]
