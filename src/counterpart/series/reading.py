"""Reports as what is compared of them. Only what is named here is read: nothing protected is."""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

import numpy as np
from django.db.models import Prefetch, QuerySet

from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID, Plane, plane_for
from counterpart.core.references import vrm
from counterpart.core.series import words
from counterpart.core.series.facts import CrimeFacts
from counterpart.core.series.settings import settings
from counterpart.crimes.models import Incident, PropertyItem, SuspectDescription
from counterpart.partners.models import Organisation

# What was told of how it was done: paths into the answers.
METHOD = (
    "theft.how",
    "theft.force_used",
    "burglary.building",
    "burglary.got_in",
    "damage.what",
    "making_off.kind",
    "fraud.kind",
    "cyber.kind",
    "where.area",
    "violence",
    "weapon",
)
# What says nothing of a method, for nearly every report tells it.
_NOTHING = frozenset({"", "none", "other"})
# Of a person described: nothing but this is read.
DESCRIBED = ("build", "hair", "clothing", "distinctive", "vehicle", "vrm")
_SHORTEST_SERIAL = 4


def compared(force: Organisation, at: datetime) -> QuerySet[Incident]:
    """The force's newest reports of crimes that happened in the days that are compared, the newest first."""
    since = at - timedelta(days=settings().compared_days)
    found = Incident.objects.filter(
        force=force,
        occurred_from__gt=since,
        occurred_from__lte=at,
        withdrawn_at__isnull=True,
        not_recorded_at__isnull=True,
    )
    return found.order_by("-occurred_from", "-pk")[: settings().most_crimes]


def compared_with(force: Organisation, incidents: Collection[int], at: datetime) -> QuerySet[Incident]:
    """The same, and these reports, however old they are."""
    newest = list(compared(force, at).values_list("pk", flat=True))
    return Incident.objects.filter(pk__in={*newest, *incidents})


def facts_of(incidents: QuerySet[Incident]) -> list[CrimeFacts]:
    """Each report as it is compared: three queries."""
    people = SuspectDescription.objects.only("incident_id", *DESCRIBED)
    goods = PropertyItem.objects.only("incident_id", "category", "serial")
    rows = list(
        incidents.select_related("premises").prefetch_related(
            Prefetch("suspects", people), Prefetch("property_items", goods)
        )
    )
    plane = _plane(rows)
    return [_facts(row, plane) for row in rows]


def _plane(rows: list[Incident]) -> Plane:
    points = [point for point in map(_point, rows) if point is not None]
    if not points:
        return BRITISH_NATIONAL_GRID
    longitude, latitude = np.array(points, dtype=float).T
    return plane_for(longitude, latitude)


def _facts(row: Incident, plane: Plane) -> CrimeFacts:
    x, y = _metres(row, plane)
    people = list(row.suspects.all())
    goods = list(row.property_items.all())
    return CrimeFacts(
        key=row.pk,
        from_at=row.occurred_from,
        to_at=row.occurred_to,
        x=x,
        y=y,
        method={"what_happened": row.what_happened, **_method(row.answers)},
        description=frozenset().union(*map(_words, people)),
        kinds=frozenset(item.category for item in goods),
        serials=frozenset(_serials(goods)),
        plates=frozenset(_plates(row.answers, people)),
        vehicle=words.compared(*(person.vehicle for person in people)),
    )


def _point(row: Incident) -> tuple[float, float] | None:
    """Longitude and latitude of the premises, where they are known."""
    place = row.premises
    if place is None or place.longitude is None or place.latitude is None:
        return None
    return place.longitude, place.latitude


def _metres(row: Incident, plane: Plane) -> tuple[float | None, float | None]:
    point = _point(row)
    if point is None:
        return None, None
    x, y = plane.to_metres(np.array([point[0]]), np.array([point[1]]))
    return (float(x[0]), float(y[0])) if np.isfinite(x[0]) else (None, None)


def _method(answers: Mapping[str, Any]) -> dict[str, str]:
    told = {path: _value(answers, path) for path in METHOD}
    return {path: value for path, value in told.items() if value not in _NOTHING}


def _value(answers: Mapping[str, Any], path: str) -> str:
    found: Any = answers
    for key in path.split("."):
        found = found.get(key) if isinstance(found, Mapping) else None
    if isinstance(found, bool):
        return "yes" if found else "no"
    return " ".join(str(found or "").casefold().split())


def _words(person: SuspectDescription) -> frozenset[str]:
    return words.compared(person.build, person.hair, person.distinctive, person.clothing)


def _serials(goods: list[PropertyItem]) -> Iterator[str]:
    for item in goods:
        serial = "".join(letter for letter in item.serial.upper() if letter.isalnum())
        if len(serial) >= _SHORTEST_SERIAL:
            yield serial


def _plates(answers: Mapping[str, Any], people: list[SuspectDescription]) -> Iterator[str]:
    told = (*(person.vrm for person in people), _value(answers, "evidence.vrm"), _value(answers, "making_off.vrm"))
    for raw in told:
        plate = vrm.normalise(raw)
        if plate.searchable and plate.format != "partial":
            yield plate.normalised
