"""What every action of this room asks first."""

from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.guards import lock as lock
from counterpart.base.guards import words as words
from counterpart.hotspots.errors import NotAllowed


def may(by: Actor, permission: Permission) -> None:
    """Raise NotAllowed for a person without the permission; the system itself may."""
    if by.person_id is not None and not by.may(permission):
        raise NotAllowed(_("You may not do this"))
