"""Where somebody begins."""

from django.conf import settings
from django.urls import reverse

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor

# The first page for whoever holds a permission, by the door that it stands behind; the first that fits counts.
STARTS = (
    (Permission.DESK_OVERSEE, "desk", "/desk/"),
    (Permission.CASE_WORK, "desk", "/desk/my-day/"),
    (Permission.CASE_READ, "desk", "/desk/"),
    (Permission.ORGANISATION_MANAGE, "desk", "/desk/organisations/"),
    (Permission.REPORT_CREATE, "business", "/business/"),
    (Permission.PERSON_INVITE, "business", "/business/people/"),
)


def door_address(door: str) -> str:
    """The address of a door, or the empty string where this site does not open it."""
    return f"/{door}/" if door in settings.DOORS else ""


def start_address(actor: Actor) -> str:
    """The page on which the actor's work begins; their own account where this site has none for them."""
    fitting = (address for permission, door, address in STARTS if door in settings.DOORS and actor.may(permission))
    return next(fitting, reverse("open:account"))
