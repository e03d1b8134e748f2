"""Where somebody begins."""

from django.conf import settings
from django.urls import reverse

from counterpart.base.actors import Actor

DOORS_OF_KIND = {"business": "business", "force": "desk"}


def door_address(door: str) -> str:
    """The address of a door, or the empty string where this site does not open it."""
    return f"/{door}/" if door in settings.DOORS else ""


def start_address(actor: Actor) -> str:
    """The first page of the door for the actor's kind of organisation; their own account where there is none."""
    return door_address(DOORS_OF_KIND.get(actor.organisation_kind, "")) or reverse("open:account")
