"""What actions of every room ask first: the row is locked, and words are given."""

from typing import TypeVar

from django.db import models

from counterpart.base.errors import NeedsReason

M = TypeVar("M", bound=models.Model)


def lock(row: M) -> M:
    """Read the row anew and hold it until the transaction ends; the same object comes back.

    Rows that refer to it can still be added, such as the reports of a force. On SQLite the transaction itself holds the
    one write lock.
    """
    row.refresh_from_db(from_queryset=type(row)._default_manager.select_for_update(of=("self",), no_key=True))
    return row


def words(text: str, field: str, message: str) -> str:
    """The text without blanks around it; raises NeedsReason where nothing is left."""
    stripped = text.strip()
    if not stripped:
        raise NeedsReason(message, field)
    return stripped
