"""Asking for footage: what was asked, who will be asked, and the map on which an area is drawn."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from shapely.geometry import mapping

from counterpart.base.forms import Option
from counterpart.base.wording import local_time, plural
from counterpart.casework.models import Case
from counterpart.core.geography.ground import Position
from counterpart.core.periods.local_time import to_local
from counterpart.footage import letters, rules
from counterpart.footage.models import Camera, FootageAppeal
from counterpart.footage.policy import asking
from counterpart.footage.presenters import CameraRow, RequestRow
from counterpart.footage.queries.finding import Candidate


class AppealCard:
    """One appeal with its requests."""

    def __init__(self, appeal: FootageAppeal, *, at: datetime) -> None:
        self.appeal, self.pk, self.place = appeal, appeal.pk, appeal.place
        self.rows = [RequestRow(request, at=at) for request in appeal.requests.all()]

    @property
    def about(self) -> str:
        appeal = self.appeal
        span = letters.span(appeal.filmed_from, appeal.filmed_to)
        return f"{span}. Asked by {appeal.made_by_name}, {local_time(appeal.made_at)}."

    @property
    def count(self) -> str:
        waiting = sum(row.is_open for row in self.rows)
        return f"{plural(len(self.rows), 'business', 'businesses')} asked, {waiting} to answer"


class MapOfCameras:
    """The map on which an area is drawn, and the table beside it."""

    def __init__(self, case: Case, cameras: Iterable[Camera], *, here: Position | None, at: datetime) -> None:
        self.cameras, self.here = list(cameras), here
        self._case, self._stale_from = case, at - asking().confirm_every

    @property
    def boundaries(self) -> str:
        """Address of the outlines that the map is drawn on: the small areas of the district, where it is known."""
        district = self._case.primary_incident.district_id
        if district:
            return reverse("open:lsoa_boundaries", args=[district])
        return reverse("open:district_boundaries")

    @property
    def rows(self) -> list[CameraRow]:
        return [CameraRow(camera, stale_from=self._stale_from) for camera in self.cameras]

    @property
    def geojson(self) -> dict[str, Any]:
        return as_geojson(self.cameras)

    @property
    def centre(self) -> list[float]:
        return list(self.here or ())


class Preview:
    """Who will be asked."""

    def __init__(self, candidates: list[Candidate], *, at: datetime) -> None:
        self.at = at
        self.asked_before = [each.name for each in candidates if each.was_asked]
        self._candidates = [each for each in candidates if not each.was_asked]

    @property
    def count(self) -> str:
        ticked = len(self.ticked)
        return f"{plural(len(self._candidates), 'business', 'businesses')} found, {ticked} ticked"

    @property
    def ticked(self) -> list[str]:
        return [each.key for each in self._candidates if each.is_ticked(self.at)]

    @property
    def options(self) -> list[Option]:
        return [Option(each.key, each.name, hint=self._about(each)) for each in self._candidates]

    def _about(self, candidate: Candidate) -> str:
        parts = [", ".join(camera.name for camera in candidate.cameras) or "No camera in the register"]
        if candidate.is_victim:
            parts.append("reported this")
        if candidate.is_late(self.at):
            parts.append("probably overwritten")
        else:
            assumed = "" if candidate.cameras else " if it keeps as long as most"
            parts.append(f"overwritten {local_time(candidate.overwrite_at)}{assumed}")
        to = candidate.recipient
        parts.append(to.email or (f"no email, call {to.phone}" if to.phone else "no email known"))
        return "; ".join(parts)


def first_answers(case: Case, at: datetime) -> dict[str, Any]:
    """What the form of asking begins with: the time of the incident with a margin, up to now, and its street."""
    incident, margin = case.primary_incident, asking().margin
    start = to_local(incident.occurred_from - margin)
    end = to_local(min((incident.occurred_to or incident.occurred_from) + margin, at))
    here = case_point(case)
    address = case.premises.address if case.premises else incident.address
    return {
        "where": "premises" if here else None,
        "radius": 100,
        "from_day": start.date(),
        "from_time": start.time().replace(second=0, microsecond=0),
        "to_day": end.date(),
        "to_time": end.time().replace(second=0, microsecond=0),
        "place": rules.street_of(address),
    }


def case_point(case: Case) -> Position | None:
    """Longitude and latitude of the premises of the case, where known."""
    premises = case.premises
    if premises is None or premises.longitude is None or premises.latitude is None:
        return None
    return premises.longitude, premises.latitude


def as_geojson(cameras: Iterable[Camera]) -> dict[str, Any]:
    """What cameras see, as a FeatureCollection in WGS84; nothing about the people to call."""
    features = [
        {
            "type": "Feature",
            "properties": {
                "name": f"{camera.premises.name}: {camera.name}",
                "is_indoor": camera.is_indoor,
                "overwrite_days": camera.overwrite_days,
                "confirmed": camera.confirmed_at.date().isoformat(),
                "point": [camera.longitude, camera.latitude],
            },
            "geometry": mapping(camera.sight.polygon),
        }
        for camera in cameras
    ]
    return {"type": "FeatureCollection", "features": features}
