"""What every action of this room asks first."""

from typing import TypeVar

from django.db import models

from counterpart.base.actors import Actor
from counterpart.suspects.errors import NeedsReason, NotIndependent

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


def person(by: Actor) -> tuple[int, int]:
    """The keys of the person who acts and of their organisation; raises NotIndependent for the system or nobody."""
    if by.person_id is None or by.organisation_id is None:
        raise NotIndependent("Only a person who is signed in can say this")
    return by.person_id, by.organisation_id
