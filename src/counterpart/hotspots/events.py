"""The reports that a force holds, as events (core.hotspots.events): the ground of every map, list and forecast.

One report is one event, at its premises, of the kind that the reporter told. Reports that were withdrawn are none.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

import numpy as np
from django.db.models import Q, QuerySet

from counterpart.core.hotspots.events import Events, Floats, Precision, Timing, Whole
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID, Plane, plane_for
from counterpart.core.periods.local_time import local_date
from counterpart.core.periods.months import month_of
from counterpart.crimes.models import Crime, Incident, WhatHappened
from counterpart.partners.models import Organisation, Premises

KINDS = tuple(WhatHappened.values)
_COLUMNS = ("pk", "premises_id", "what_happened", "occurred_from", "occurred_to", "premises__longitude")
_POINT = Q(premises__longitude__isnull=False)


@dataclass(frozen=True, slots=True, eq=False)
class Reports:
    """Reports as events, with what events do not hold.

    `incidents` and `crimes` stand beside the events: the key of each report, and how many crimes were recorded from it.
    `premises` are keys; an event's place is an index into them. `harm` of an event is the sum of its crimes' weights,
    0 without a crime; `weightless` counts crimes without a weight, `pointless` reports whose place has no point.
    """

    events: Events
    incidents: Whole
    crimes: Whole
    premises: tuple[int, ...]
    weightless: int
    pointless: int

    def __len__(self) -> int:
        return len(self.events)

    @property
    def digest(self) -> str:
        """SHA-256 of what was known: key, kind, point and times of each report."""
        parts = (self.incidents, self.events.kind, self.events.x, self.events.y, self.events.begins, self.events.ends)
        return sha256(b"".join(np.ascontiguousarray(part).tobytes() for part in parts)).hexdigest()

    def where(self, chosen: Any) -> "Reports":
        """The reports that a mask chooses; what lacks a point or a weight is not counted anew."""
        events, incidents, crimes = self.events.where(chosen), self.incidents[chosen], self.crimes[chosen]
        return Reports(events, incidents, crimes, self.premises, self.weightless, self.pointless)

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
) -> Reports:
    """What happened in [from_at, to_at), by when it began; of all kinds where none are given.

    With `known_at` only what had been reported by then. `plane` is that of the force's premises unless given;
    `district` a code, empty for all. Four queries, whatever the number.
    """
    chosen = Incident.objects.filter(
        force=force, withdrawn_at__isnull=True, occurred_from__gte=from_at, occurred_from__lt=to_at
    )
    if kinds:
        chosen = chosen.filter(what_happened__in=kinds)
    if known_at is not None:
        chosen = chosen.filter(reported_at__lt=known_at)
    if district:
        chosen = chosen.filter(premises__district=district)
    with_point = chosen.filter(_POINT).order_by("pk")
    rows = list(with_point.values_list(*_COLUMNS, "premises__latitude"))
    crimes, harm, weightless = _crimes(with_point)
    premises = tuple(sorted({row[1] for row in rows}))
    return Reports(
        events=_events(rows, premises, harm, plane or plane_of(force)),
        incidents=np.array([row[0] for row in rows], dtype=np.int64),
        crimes=np.array([crimes.get(row[0], 0) for row in rows], dtype=np.int64),
        premises=premises,
        weightless=weightless,
        pointless=chosen.exclude(_POINT).count(),
    )


def plane_of(force: Organisation) -> Plane:
    """The plane in which the premises of a force lie; British National Grid where none has a point."""
    points = _points(_premises(force))
    return plane_for(points[:, 0], points[:, 1]) if len(points) else BRITISH_NATIONAL_GRID


def points_of_premises(
    force: Organisation, plane: Plane, known_at: datetime, *, district: str = ""
) -> tuple[Floats, Floats]:
    """Metres of every premises, registered before `known_at`, where a crime could be reported to this force."""
    premises = _premises(force).filter(registered_at__lt=known_at)
    points = _points(premises.filter(district=district) if district else premises)
    return plane.to_metres(points[:, 0], points[:, 1])


def _premises(force: Organisation) -> QuerySet[Premises]:
    """Those of businesses that the force answers, and those that stand unclaimed in a register, with a point."""
    own = Q(organisation__force=force) | Q(organisation__isnull=True, district__isnull=False)
    return Premises.objects.filter(own, longitude__isnull=False)


def _points(premises: QuerySet[Premises]) -> Floats:
    found = premises.order_by("pk").values_list("longitude", "latitude")
    return np.array(list(found), dtype=np.float64).reshape(-1, 2)


def _crimes(incidents: QuerySet[Incident]) -> tuple[dict[int, int], dict[int, float], int]:
    counts: dict[int, int] = defaultdict(int)
    harm: dict[int, Decimal] = defaultdict(Decimal)
    weightless = 0
    found = Crime.objects.filter(incident__in=incidents, cancelled_at__isnull=True)
    for incident, weight in found.values_list("incident_id", "harm_weight"):
        counts[incident] += 1
        harm[incident] += weight or 0
        weightless += weight is None
    return counts, {key: float(days) for key, days in harm.items()}, weightless


def _events(rows: Sequence[Any], premises: Sequence[int], harm: dict[int, float], plane: Plane) -> Events:
    index = {key: place for place, key in enumerate(premises)}
    points = np.array([row[5:7] for row in rows], dtype=np.float64).reshape(-1, 2)
    x, y = plane.to_metres(points[:, 0], points[:, 1])
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
        harm=np.array([harm.get(row[0], 0.0) for row in rows], dtype=np.float64),
        kind=_whole(KINDS.index(row[2]) for row in rows),
        place=_whole(index[row[1]] for row in rows),
    )


def _whole(values: Iterable[int]) -> Whole:
    return np.array(list(values), dtype=np.int64)
