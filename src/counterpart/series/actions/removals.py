"""A crime leaves a series: a proposal at once, a confirmed series once a second person agrees."""

from datetime import datetime

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.series import guards
from counterpart.series.actions import undoing, weighing
from counterpart.series.actions.crime_events import record
from counterpart.series.models import CrimeStanding, Removal, SeriesCrime


@transaction.atomic
def ask(*, crime: SeriesCrime, why: str, by: Actor, at: datetime) -> Removal:
    """One person wants it out of a confirmed series; it stays in. `members.take_out` asks first whether it may go."""
    person = guards.person(by, crime.series.force)
    removal = Removal.objects.create(crime=crime, why=why, asked_at=at, asked_by_id=person, asked_by_name=by.name[:200])
    record("series.ask_out", crime=crime, by=by, at=at)
    return removal


@transaction.atomic
def decide(*, removal: Removal, agrees: bool, reason: str, by: Actor, at: datetime) -> Removal:
    """A second person agrees, and the crime leaves, or does not, and it stays.

    Enough are left, for whoever asked was refused otherwise. Raises NotIndependent for who asked, AlreadyDecided.
    """
    crime = removal.crime
    series = guards.settled(crime.series)
    guards.lock(crime)
    undoing.answer(asked=removal, series=series, agrees=agrees, reason=reason, by=by, at=at)
    if agrees:
        leave(crime=crime, why=removal.why, person=removal.asked_by_id, at=at)
        weighing.changed(series, at)
    record("series.decide_out", crime=crime, by=by, at=at)
    return removal


@transaction.atomic
def leave(*, crime: SeriesCrime, why: str, person: int, at: datetime) -> None:
    """It is in the series no more; the row stays. `person`: who wanted it out."""
    crime.standing, crime.left_at, crime.left_by_id, crime.left_why = CrimeStanding.LEFT, at, person, why
    crime.save(update_fields=["standing", "left_at", "left_by", "left_why"])
