"""What every action of this room asks first."""

from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.guards import lock as lock
from counterpart.base.guards import words as words
from counterpart.searches.errors import NotIndependent
from counterpart.searches.models import FaceSearch


def person(by: Actor, permission: Permission) -> int:
    """The key of the person who acts. Raises NotIndependent for the system, and for somebody without the permission."""
    if by.person_id is None or not by.may(permission):
        raise NotIndependent(_("You may not do this"))
    return by.person_id


def had_no_part(search: FaceSearch, person_id: int) -> None:
    """Raise NotIndependent for whoever asked for the search or authorised it."""
    if person_id in (search.requested_by_id, search.authorised_by_id):
        raise NotIndependent(_("You had a part in this search. Somebody else must review it"))
