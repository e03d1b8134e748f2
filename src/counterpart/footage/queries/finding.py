"""Whom to ask: every business whose cameras see an area, or which stands in it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from shapely import Point, Polygon

from counterpart.accounts.models import RoleAssignment
from counterpart.accounts.permissions import Role
from counterpart.casework.models import Case
from counterpart.core.geography.ground import Ground, Position
from counterpart.core.geography.sight import FURTHEST
from counterpart.footage.models import Camera, FootageRequest
from counterpart.footage.policy import asking
from counterpart.footage.rules import earliest
from counterpart.partners.models import Organisation, Premises

# What a map shows around a case: metres to each side, and cameras.
AROUND = 1500
MOST_ON_A_MAP = 300

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is written to; each part may be empty."""

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One business that may have filmed something. `key` names it on a page: the same as long as it trades there.

    `cameras` are those that see the area; none where it only stands in it. `was_asked`: an open request of this case
    covers part of the same time. `is_victim`: it made the report.
    """

    key: str
    name: str
    organisation: Organisation | None
    premises: tuple[Premises, ...]
    cameras: tuple[Camera, ...]
    recipient: Recipient
    overwrite_at: datetime
    was_asked: bool
    is_victim: bool

    def is_late(self, at: datetime) -> bool:
        """Whether a recording is probably overwritten by now."""
        return self.overwrite_at <= at

    def is_ticked(self, at: datetime) -> bool:
        """Whether it is asked unless somebody says otherwise."""
        return bool(self.cameras) and not (self.is_late(at) or self.was_asked or self.is_victim)


def who_may_have_filmed(
    case: Case, area: Polygon, filmed_from: datetime, filmed_to: datetime, at: datetime
) -> list[Candidate]:
    """Every business of the force's with a camera that sees the area, or premises in it; those with cameras first."""
    groups: dict[str, tuple[list[Premises], list[Camera]]] = {}
    for camera in _cameras_that_see(case, area):
        premises, cameras = groups.setdefault(_key(camera.premises), ([], []))
        cameras.append(camera)
        if camera.premises not in premises:
            premises.append(camera.premises)
    for place in _premises_in(case, area):
        premises, _ = groups.setdefault(_key(place), ([], []))
        if place not in premises:
            premises.append(place)
    asked = _asked_before(case, filmed_from, filmed_to)
    managers = _managers([places[0].organisation_id for places, _ in groups.values()], at)
    candidates = [
        _candidate(key, places, cameras, case, filmed_from, asked=key in asked, managers=managers)
        for key, (places, cameras) in groups.items()
    ]
    return sorted(candidates, key=lambda each: (not each.cameras, each.name.lower(), each.key))


def cameras_for_map(case: Case, here: Position | None) -> list[Camera]:
    """The cameras in use around a point, or in the district of the case where none is known; at most MOST_ON_A_MAP."""
    if here is not None:
        found = _cameras_in(case, _box(Point(here), AROUND))
    else:
        found = _current(case).filter(premises__district_id=case.primary_incident.district_id)
    return list(found.order_by("premises__name", "name", "pk")[:MOST_ON_A_MAP])


def _cameras_that_see(case: Case, area: Polygon) -> Iterable[Camera]:
    inside = _box(area, 0)
    near = _cameras_in(case, _box(area, FURTHEST), Q(premises__in=_premises_within(case, inside)))
    for camera in near.order_by("premises__name", "name", "pk"):
        if camera.sight.touches(area) or _stands_in(camera.premises, area):
            yield camera


def _cameras_in(case: Case, box: Box, otherwise: Q | None = None) -> QuerySet[Camera]:
    west, south, east, north = box
    there = Q(longitude__range=(west, east), latitude__range=(south, north))
    return _current(case).filter(there | otherwise if otherwise else there)


def _current(case: Case) -> QuerySet[Camera]:
    current: QuerySet[Camera] = Camera.objects.current().filter(force_id=case.force_id)
    return current.select_related("premises", "premises__organisation", "premises__district", "organisation")


def _premises_within(case: Case, box: Box) -> QuerySet[Premises]:
    west, south, east, north = box
    ours = Q(organisation__force_id=case.force_id) | Q(organisation__isnull=True)
    return Premises.objects.filter(ours, longitude__range=(west, east), latitude__range=(south, north))


def _premises_in(case: Case, area: Polygon) -> Iterable[Premises]:
    """Premises of businesses with an account: nobody could be written to at the others."""
    found = _premises_within(case, _box(area, 0)).filter(organisation__isnull=False).select_related("organisation")
    return (premises for premises in found.order_by("name", "pk") if _stands_in(premises, area))


def _stands_in(premises: Premises, area: Polygon) -> bool:
    if premises.longitude is None or premises.latitude is None:
        return False
    return bool(area.covers(Point(premises.longitude, premises.latitude)))


def _box(shape: Polygon | Point, metres: float) -> Box:
    """West, south, east and north of the box around a shape, so many metres wider on each side."""
    west, south, east, north = shape.bounds
    ground = Ground(west, max(abs(south), abs(north)))  # degrees of longitude are shortest at the higher latitude
    across, along = metres / ground.metres_east, metres / ground.metres_north
    return west - across, south - along * 1.01, east + across, north + along * 1.01


def _candidate(
    key: str,
    premises: list[Premises],
    cameras: list[Camera],
    case: Case,
    filmed_from: datetime,
    *,
    asked: bool,
    managers: dict[int, Recipient],
) -> Candidate:
    organisation = premises[0].organisation
    common = filmed_from + timedelta(days=asking().common_overwrite_days)
    return Candidate(
        key=key,
        name=organisation.name if organisation else premises[0].name,
        organisation=organisation,
        premises=tuple(premises),
        cameras=tuple(cameras),
        recipient=_recipient(cameras, managers.get(organisation.pk if organisation else 0)),
        overwrite_at=earliest([camera.overwrites_at(filmed_from) for camera in cameras], common),
        was_asked=asked,
        is_victim=organisation is not None and organisation.pk == case.organisation_id,
    )


def _recipient(cameras: Sequence[Camera], manager: Recipient | None) -> Recipient:
    """The person to call about a camera with an email, else the manager, else whoever can be telephoned."""
    named = [Recipient(each.contact_name, each.contact_email, each.contact_phone) for each in cameras]
    by_mail = [recipient for recipient in named if recipient.email]
    by_phone = [recipient for recipient in named if recipient.phone]
    return next(iter([*by_mail, *([manager] if manager else []), *by_phone]), Recipient())


def _managers(organisations: Iterable[int | None], at: datetime) -> dict[int, Recipient]:
    """The first manager by name of each business."""
    held = RoleAssignment.objects.current(at).filter(
        organisation__in=[key for key in organisations if key], role=Role.BUSINESS_MANAGER, person__is_active=True
    )
    found: dict[int, Recipient] = {}
    for role in held.select_related("person").order_by("person__name", "pk"):
        found.setdefault(role.organisation_id, Recipient(role.person.name, role.person.email))
    return found


def _asked_before(case: Case, filmed_from: datetime, filmed_to: datetime) -> set[str]:
    """Keys of those with an open request of this case for part of the same time."""
    still = FootageRequest.objects.still_open().filter(
        appeal__case=case, appeal__filmed_from__lt=filmed_to, appeal__filmed_to__gt=filmed_from
    )
    return {_key(premises) for request in still.prefetch_related("premises") for premises in request.premises.all()}


def _key(premises: Premises) -> str:
    """A business by its organisation, or premises that nobody has claimed."""
    return f"o{premises.organisation_id}" if premises.organisation_id else f"p{premises.pk}"
