"""The reports that a force holds, as events (core.hotspots.events): the ground of every map, list and forecast.

One report is one event, at its premises, of the kind that the reporter told. Reports that were withdrawn are none.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from hashlib import sha256
from math import nan
from typing import Any

import numpy as np
from django.db.models import Min, Q, QuerySet

from counterpart.core.hotspots.demand import Mask
from counterpart.core.hotspots.events import Events, Floats, Precision, Timing, Whole
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID, Bounds, Plane, plane_for
from counterpart.core.periods.local_time import local_date
from counterpart.core.periods.months import month_of
from counterpart.crimes.models import Crime, Incident, WhatHappened
from counterpart.partners.models import Organisation, Premises

# A range of times can begin so long before its middle.
LONGEST_RANGE = timedelta(days=60)
KINDS = tuple(WhatHappened.values)
_COLUMNS = ("pk", "premises_id", "what_happened", "occurred_from", "occurred_to", "not_recorded_at")
_POINT = ("premises__longitude", "premises__latitude")


@dataclass(frozen=True, slots=True, eq=False)
class Reports:
    """Reports as events, with what events do not hold.

    `incidents`, `degrees` and `crimes` stand beside the events: the key of each report, longitude and latitude of its
    premises, and how many crimes were recorded from it. `is_counted`: whether it counts towards repeats, as
    casework.queries.repeats counts: not found to be no crime, unless it tells of anti-social behaviour. `premises` are
    keys; an event's place is an index into them. `harm` of an event is the sum of its crimes' weights, NaN where none
    has a weight; `weightless` counts crimes without one, `pointless` reports whose place has no point on the plane.
    """

    events: Events
    incidents: Whole
    degrees: Floats
    crimes: Whole
    is_counted: Mask
    premises: tuple[int, ...]
    weightless: int
    pointless: int

    def __len__(self) -> int:
        return len(self.events)

    @property
    def digest(self) -> str:
        """SHA-256 of what was known, one line a report: key, kind, longitude, latitude, first and last minute."""
        kinds = (self.events.kinds[kind] for kind in self.events.kind)
        columns = (self.incidents.tolist(), kinds, *self.degrees.T.tolist(), self.events.begins, self.events.ends)
        return sha256("\n".join(" ".join(map(str, row)) for row in zip(*columns, strict=True)).encode()).hexdigest()

    @property
    def harm(self) -> float:
        """Of all of them together; NaN where crimes were recorded and none has a weight."""
        is_known = np.isfinite(self.events.harm).any() or not self.crimes.any()
        return float(np.nansum(self.events.harm)) if is_known else nan

    def where(self, chosen: Any) -> "Reports":
        """The reports that a mask chooses; what lacks a point or a weight is not counted anew."""
        return replace(
            self,
            events=self.events.where(chosen),
            incidents=self.incidents[chosen],
            degrees=self.degrees[chosen],
            crimes=self.crimes[chosen],
            is_counted=self.is_counted[chosen],
        )

    def between(self, from_at: datetime, to_at: datetime) -> "Reports":
        """Those whose middle lies in [from_at, to_at)."""
        middle = self.events.middle
        return self.where((middle >= minutes_of(from_at)) & (middle < minutes_of(to_at)))


def minutes_of(moment: datetime) -> int:
    """Whole minutes since 1970 in UTC."""
    return int(moment.timestamp() // 60)


def reports(
    force: Organisation,
    from_at: datetime,
    to_at: datetime,
    *,
    kinds: Sequence[str] = (),
    known_at: datetime | None = None,
    plane: Plane | None = None,
    district: str = "",
    bounds: Bounds | None = None,
) -> Reports:
    """What happened in [from_at, to_at), by when it began; of all kinds where none are given.

    With `known_at` what had been reported by then, and not withdrawn. `plane` is that of the force's premises unless
    given; `district` a code, empty for all; `bounds` leave out what lies elsewhere or nowhere. Four queries, whatever
    the number.
    """
    plane = plane or plane_of(force)
    chosen = Incident.objects.filter(
        _standing(known_at), force=force, occurred_from__gte=from_at, occurred_from__lt=to_at
    )
    if kinds:
        chosen = chosen.filter(what_happened__in=kinds)
    if district:
        chosen = chosen.filter(premises__district=district)
    if bounds:
        chosen = chosen.filter(_within(bounds, *_POINT))
    with_point = chosen.filter(_within(plane.bounds, *_POINT))
    rows = list(with_point.order_by("pk").values_list(*_COLUMNS, *_POINT))
    crimes, harm, weightless = _crimes(with_point)
    premises = tuple(sorted({row[1] for row in rows}))
    degrees = np.array([row[-2:] for row in rows], dtype=np.float64).reshape(-1, 2)
    return Reports(
        events=_events(rows, degrees, premises, harm, plane),
        incidents=np.array([row[0] for row in rows], dtype=np.int64),
        degrees=degrees,
        crimes=np.array([crimes.get(row[0], 0) for row in rows], dtype=np.int64),
        is_counted=np.array([row[5] is None or row[2] == WhatHappened.ASB for row in rows], dtype=np.bool_),
        premises=premises,
        weightless=weightless,
        pointless=chosen.count() - len(rows),
    )


def first_told_at(force: Organisation) -> datetime | None:
    """From when on there are data: when the first report was made, or the force began here if later; None without one.

    What is told in it may lie years back; of those days nobody else was asked.
    """
    first: datetime | None = Incident.objects.filter(force=force).aggregate(first=Min("reported_at"))["first"]
    return max(first, force.registered_at) if first else None


def plane_of(force: Organisation) -> Plane:
    """The plane in which most premises of a force lie; British National Grid where none has a point."""
    points = _points(premises_of(force))
    return plane_for(points[:, 0], points[:, 1]) if len(points) else BRITISH_NATIONAL_GRID


def points_of_premises(
    force: Organisation, plane: Plane, known_at: datetime, *, district: str = ""
) -> tuple[Floats, Floats]:
    """Metres of every premises, registered before `known_at`, where a crime could be reported to this force.

    A point off the plane is a mistake, and would stretch every map to it: it is left out.
    """
    premises = premises_of(force).filter(_within(plane.bounds, "longitude", "latitude"), registered_at__lt=known_at)
    points = _points(premises.filter(district=district) if district else premises)
    return plane.to_metres(points[:, 0], points[:, 1])


def points_where_told(force: Organisation, plane: Plane) -> tuple[Floats, Floats]:
    """Metres of every premises of which a report to this force could be or was made."""
    told_of = Premises.objects.filter(pk__in=Incident.objects.filter(force=force).values("premises"))
    premises = premises_of(force) | told_of
    points = _points(premises.filter(_within(plane.bounds, "longitude", "latitude")))
    return plane.to_metres(points[:, 0], points[:, 1])


def premises_of(force: Organisation) -> QuerySet[Premises]:
    """Those of businesses that the force answers, and those unclaimed in a register of its area, with a point."""
    unclaimed = Q(organisation__isnull=True, district__force_code=force.force_code)
    own = Q(organisation__force=force) | unclaimed
    return Premises.objects.filter(own, longitude__isnull=False)


def _points(premises: QuerySet[Premises]) -> Floats:
    found = premises.order_by("pk").values_list("longitude", "latitude")
    return np.array(list(found), dtype=np.float64).reshape(-1, 2)


def _standing(known_at: datetime | None) -> Q:
    """Reports that stand; with a moment, those that had been reported by then and stood then."""
    if known_at is None:
        return Q(withdrawn_at__isnull=True)
    return Q(reported_at__lt=known_at) & (Q(withdrawn_at__isnull=True) | Q(withdrawn_at__gte=known_at))


def _within(bounds: Bounds, longitude: str, latitude: str) -> Q:
    west, south, east, north = bounds
    return Q((f"{longitude}__range", (west, east)), (f"{latitude}__range", (south, north)))


def _crimes(incidents: QuerySet[Incident]) -> tuple[dict[int, int], dict[int, float], int]:
    counts: dict[int, int] = defaultdict(int)
    harm: dict[int, Decimal] = defaultdict(Decimal)
    weightless = 0
    found = Crime.objects.filter(incident__in=incidents, cancelled_at__isnull=True)
    for incident, weight in found.values_list("incident_id", "harm_weight"):
        counts[incident] += 1
        weightless += weight is None
        if weight is not None:
            harm[incident] += weight
    return counts, {key: float(days) for key, days in harm.items()}, weightless


def _events(
    rows: Sequence[Any], degrees: Floats, premises: Sequence[int], harm: dict[int, float], plane: Plane
) -> Events:
    index = {key: place for place, key in enumerate(premises)}
    x, y = plane.to_metres(degrees[:, 0], degrees[:, 1])
    return Events(
        plane=plane,
        precision=Precision.POINT,
        timing=Timing.TIME,
        kinds=KINDS,
        x=x,
        y=y,
        begins=_whole(minutes_of(row[3]) for row in rows),
        ends=_whole(minutes_of(row[4] or row[3]) for row in rows),
        month=_whole(month_of(local_date(row[3].astimezone(UTC))) for row in rows),
        harm=np.array([harm.get(row[0], nan) for row in rows], dtype=np.float64),
        kind=_whole(KINDS.index(row[2]) for row in rows),
        place=_whole(index[row[1]] for row in rows),
    )


def _whole(values: Iterable[int]) -> Whole:
    return np.array(list(values), dtype=np.int64)
