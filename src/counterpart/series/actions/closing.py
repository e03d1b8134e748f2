"""A series ends.

One person wants a confirmed one closed and another agrees; it goes on in another; or its proposer takes it back.
"""

from datetime import datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.series import guards
from counterpart.series.actions import undoing
from counterpart.series.errors import AlreadyDecided
from counterpart.series.models import Closing, Series, SeriesState
from counterpart.series.queries import answering, finding

WITHDRAWN = "Withdrawn before anybody answered"


@transaction.atomic
def ask(*, series: Series, why: str, by: Actor, at: datetime) -> Closing:
    """One person wants it closed; it stands. Raises AlreadyDecided where something of it waits for a second person."""
    person = guards.person(by, series.force)
    why = guards.words(why, "why", "Say why it is closed")
    guards.lock(series)
    if refusal := answering.why_not_closed(series):
        raise AlreadyDecided(refusal)
    closing = Closing.objects.create(
        series=series, why=why, asked_at=at, asked_by_id=person, asked_by_name=by.name[:200]
    )
    audit.record(by=by, at=at, action="series.ask_close", kind=audit.Kind.ALTERATION, target=series)
    return closing


@transaction.atomic
def decide(*, closing: Closing, agrees: bool, reason: str, by: Actor, at: datetime) -> Closing:
    """A second person agrees, and nobody works on it any more, or does not, and it stands.

    It stays what it is on record; tiers that rest on it are assessed again by night. Raises NotIndependent for who
    asked, AlreadyDecided.
    """
    series = guards.live(closing.series)
    undoing.answer(asked=closing, series=series, agrees=agrees, reason=reason, by=by, at=at)
    audit.record(by=by, at=at, action="series.decide_close", kind=audit.Kind.ALTERATION, target=series)
    if agrees:
        end(series=series, state=SeriesState.CLOSED, why=closing.why, person=closing.asked_by_id, by=by, at=at)
    return closing


@transaction.atomic
def withdraw(*, series: Series, why: str, by: Actor, at: datetime) -> Series:
    """Whoever proposed it takes it back, with the other part of a split. Raises AlreadyDecided once answered."""
    person = guards.person(by, series.force)
    why = guards.words(why, "why", "Say why it is withdrawn")
    parts = [guards.lock(part) for part in finding.parts_of(guards.lock(series))]
    if refusal := answering.why_not_withdrawn(series, person):
        raise AlreadyDecided(refusal)
    for part in parts:
        end(series=part, state=SeriesState.CLOSED, why=f"{WITHDRAWN}: {why}", person=person, by=by, at=at)
    return series


@transaction.atomic
def end(*, series: Series, state: SeriesState, why: str, person: int | None, by: Actor, at: datetime) -> None:
    """Nobody works on it any more. `person`: who wanted it."""
    series.state, series.ended_at, series.ended_why, series.ended_by_id = state, at, why, person
    series.decided_at = series.decided_at or at
    series.save(update_fields=["state", "decided_at", "ended_at", "ended_why", "ended_by"])
    data = {"state": str(state)}
    audit.record(by=by, at=at, action="series.end", kind=audit.Kind.ALTERATION, target=series, data=data)
