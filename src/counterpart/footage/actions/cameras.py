"""The register of cameras."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework import guards
from counterpart.core.geography.ground import Ground
from counterpart.footage.errors import AlreadyAnswered, WrongCamera
from counterpart.footage.models import Camera
from counterpart.partners.models import Organisation, Premises

# How far from its premises a camera may stand: across a large car park.
FARTHEST_METRES = 1000
# What may be said of a camera.
FIELDS = frozenset(
    {
        "name",
        "longitude",
        "latitude",
        "bearing",
        "width",
        "reach_metres",
        "is_indoor",
        "overwrite_days",
        "contact_name",
        "contact_email",
        "contact_phone",
        "shows",
    }
)


@transaction.atomic
def add(*, premises: Premises, force: Organisation, facts: Mapping[str, Any], by: Actor, at: datetime) -> Camera:
    """Register a camera of a premises; without a point of its own it stands where the premises does.

    `facts` are values by name, out of FIELDS. Raises WrongCamera.
    """
    camera = Camera(premises=premises, force=force, organisation_id=premises.organisation_id)
    camera.longitude, camera.latitude = premises.longitude, premises.latitude  # type: ignore[assignment]
    camera.registered_at, camera.registered_by_id, camera.confirmed_at = at, by.person_id, at
    camera.is_simulated = premises.is_simulated
    _describe(camera, facts)
    camera.save(force_insert=True)
    _record(by, at, "camera.add", camera, kind=audit.Kind.COLLECTION)
    return camera


@transaction.atomic
def edit(*, camera: Camera, facts: Mapping[str, Any], by: Actor, at: datetime) -> Camera:
    """Say anew what is so, which confirms the rest. Raises WrongCamera, AlreadyAnswered for a retired one."""
    _lock(camera)
    _describe(camera, facts)
    camera.confirmed_at = at
    camera.save(update_fields=[*sorted(facts), "confirmed_at"])
    _record(by, at, "camera.edit", camera, fields=sorted(facts))
    return camera


@transaction.atomic
def confirm(*, camera: Camera, by: Actor, at: datetime) -> Camera:
    """Everything in the register is still so."""
    _lock(camera)
    camera.confirmed_at = at
    camera.save(update_fields=["confirmed_at"])
    _record(by, at, "camera.confirm", camera)
    return camera


@transaction.atomic
def retire(*, camera: Camera, reason: str, by: Actor, at: datetime) -> Camera:
    """The camera is not there any more. What was asked of it stays."""
    reason = guards.words(reason, "reason", "Say why the camera is not used any more")
    _lock(camera)
    camera.retired_at, camera.retired_reason = at, reason[:300]
    camera.save(update_fields=["retired_at", "retired_reason"])
    _record(by, at, "camera.retire", camera)
    return camera


def _describe(camera: Camera, facts: Mapping[str, Any]) -> None:
    """Set the facts, and check that such a camera can be."""
    if unknown := sorted(set(facts) - FIELDS):
        raise ValueError(f"Nobody may say this of a camera: {', '.join(unknown)}")
    for name, value in facts.items():
        setattr(camera, name, value)
    if camera.longitude is None or camera.latitude is None:
        raise WrongCamera(
            "We do not know where this place is. Give the latitude and longitude of the camera", "latitude"
        )
    _check_near(camera)
    camera.name = guards.words(camera.name, "name", "Enter a name for the camera")
    camera.bearing %= 360
    try:
        camera.sight.polygon  # noqa: B018 (it refuses what cannot be)
    except ValueError as error:
        raise WrongCamera("A camera sees up to 500 metres, and up to 360 degrees", "reach_metres") from error
    if camera.overwrite_days < 1:
        raise WrongCamera("Recordings last at least 1 day", "overwrite_days")


def _check_near(camera: Camera) -> None:
    """A camera of a premises sees the premises: farther off, the numbers were mistyped."""
    home = camera.premises
    if home.longitude is None or home.latitude is None:
        return
    away = Ground(home.longitude, home.latitude).distance((camera.longitude, camera.latitude))
    if away > FARTHEST_METRES:
        raise WrongCamera(
            f"This point is {away / 1000:,.1f} km from {home.name}. Give the latitude and longitude of the camera",
            "latitude",
        )


def _lock(camera: Camera) -> None:
    guards.lock(camera)
    if camera.retired_at is not None:
        raise AlreadyAnswered("This camera was retired before")


def _record(
    by: Actor, at: datetime, action: str, camera: Camera, kind: audit.Kind = audit.Kind.ALTERATION, **data: Any
) -> None:
    audit.record(by=by, at=at, action=action, kind=kind, target=camera, data={"premises": camera.premises_id, **data})
