"""What must hold before an action touches a case: the row is locked, the case is live, words are given."""

from typing import TypeVar

from django.db import models

from counterpart.base.actors import Actor
from counterpart.casework.errors import CaseIsClosed, NeedsReason, NotAllowed
from counterpart.casework.models import Case

LIVE_STATES = ("new", "open")

M = TypeVar("M", bound=models.Model)


def lock(row: M) -> M:
    """Read the row anew and hold it until the transaction ends; the same object comes back.

    On SQLite the transaction itself holds the one write lock.
    """
    row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update())
    return row


def lock_live(case: Case) -> Case:
    """Lock a case that is worked on; raises CaseIsClosed for any other."""
    lock(case)
    if case.state not in LIVE_STATES:
        raise CaseIsClosed(f"{case.reference} is {case.get_state_display().lower()}")
    return case


def words(text: str, field: str, message: str) -> str:
    """Return the text without blanks around it; raises NeedsReason where nothing is left."""
    stripped = text.strip()
    if not stripped:
        raise NeedsReason(message, field)
    return stripped


def allow(by: Actor, permission: str, message: str) -> None:
    """Raise NotAllowed where the actor lacks the permission."""
    if not by.may(permission):
        raise NotAllowed(message)
