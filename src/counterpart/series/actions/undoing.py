"""A second person answers whether what two confirmed is undone; what follows is for whoever asks this."""

from datetime import datetime

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.series import guards
from counterpart.series.errors import AlreadyDecided, NotIndependent
from counterpart.series.models import Series, Undoing


@transaction.atomic
def answer(*, asked: Undoing, series: Series, agrees: bool, reason: str, by: Actor, at: datetime) -> None:
    """Keep the answer, once and for all. Raises NotIndependent for who asked, AlreadyDecided."""
    person = guards.person(by, series.force)
    reason = guards.words(reason, "reason", "Say what your answer rests on")
    guards.lock(asked)
    if asked.decided_at is not None:
        raise AlreadyDecided("This was decided before")
    if asked.asked_by_id == person:
        raise NotIndependent("You asked for this: somebody else must agree")
    asked.agrees, asked.reason, asked.decided_at = agrees, reason, at
    asked.decided_by_id, asked.decided_by_name = person, by.name[:200]
    asked.save(update_fields=["agrees", "reason", "decided_at", "decided_by", "decided_by_name"])
