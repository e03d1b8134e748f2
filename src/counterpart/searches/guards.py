"""What every action of this room asks first."""

from typing import TypeVar

from django.db import models
from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.searches.errors import NeedsReason, NotIndependent
from counterpart.searches.models import FaceSearch

M = TypeVar("M", bound=models.Model)


def lock(row: M) -> M:
    """Read the row anew and hold it until the transaction ends; the same object comes back."""
    row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update())
    return row


def words(text: str, field: str, message: str) -> str:
    """The text without blanks around it; raises NeedsReason where nothing is left."""
    stripped = text.strip()
    if not stripped:
        raise NeedsReason(message, field)
    return stripped


def person(by: Actor, permission: Permission) -> int:
    """The key of the person who acts. Raises NotIndependent for the system, and for somebody without the permission."""
    if by.person_id is None or not by.may(permission):
        raise NotIndependent(_("You may not do this"))
    return by.person_id


def had_no_part(search: FaceSearch, person_id: int) -> None:
    """Raise NotIndependent for whoever asked for the search or authorised it."""
    if person_id in (search.requested_by_id, search.authorised_by_id):
        raise NotIndependent(_("You had a part in this search. Somebody else must review it"))
