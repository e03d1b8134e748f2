"""Questions about the register of cameras."""

from datetime import datetime

from django.db.models import Q, QuerySet

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.footage.models import Camera
from counterpart.footage.policy import asking
from counterpart.partners.models import Premises

_TARGET = audit.Target("footage.camera")


def cameras(actor: Actor) -> QuerySet[Camera]:
    """The cameras in use that the actor reaches, by premises and name."""
    found: QuerySet[Camera] = Camera.objects.visible_to(actor).current()
    return found.select_related("premises", "premises__district", "organisation").order_by(
        "premises__name", "name", "pk"
    )


def register(actor: Actor, at: datetime, *, district: str = "", stale: bool = False) -> QuerySet[Camera]:
    """The same, of one district by its code, or only those that nobody has confirmed for as long as policy says."""
    found = cameras(actor)
    if district:
        found = found.filter(premises__district_id=district)
    return found.filter(confirmed_at__lte=at - asking().confirm_every) if stale else found


def list_cameras(actor: Actor, shown: list[Camera], at: datetime) -> None:
    """Log that the actor was shown these cameras with the people to call; an empty list shows nothing."""
    if shown:
        keys = [camera.pk for camera in shown]
        audit.read(by=actor, at=at, action="camera.list", target=_TARGET, data={"cameras": keys})


def find_camera(actor: Actor, pk: int) -> Camera | None:
    """One camera in use that the actor reaches."""
    return cameras(actor).filter(pk=pk).first()


def open_camera(actor: Actor, pk: int, at: datetime) -> Camera | None:
    """The same, shown to the actor: the consultation is logged."""
    camera = find_camera(actor, pk)
    if camera is not None:
        audit.read(by=actor, at=at, action="camera.open", target=camera)
    return camera


def premises_for_cameras(actor: Actor, text: str, most: int = 30) -> list[Premises]:
    """Where a force may register a camera: premises of its businesses and of the register, by words out of their name.

    None for fewer than three letters.
    """
    if len(text.strip()) < 3:
        return []
    found = _within_reach(actor)
    for word in text.split():
        found = found.filter(Q(name__icontains=word) | Q(address__icontains=word) | Q(postcode__icontains=word))
    return list(found.order_by("name", "pk")[:most])


def find_premises(actor: Actor, pk: int) -> Premises | None:
    """One of those premises."""
    return _within_reach(actor).filter(pk=pk).first()


def _within_reach(actor: Actor) -> QuerySet[Premises]:
    if actor.organisation_kind != "force":
        return Premises.objects.none()
    found: QuerySet[Premises] = Premises.objects.filter(
        Q(organisation__force_id=actor.organisation_id) | Q(organisation__isnull=True)
    )
    return found.select_related("organisation", "district")
