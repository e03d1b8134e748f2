"""A crime leaves a series: a proposal at once, a confirmed series once a second person agrees."""

from datetime import datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.series import guards
from counterpart.series.actions import weighing
from counterpart.series.errors import AlreadyDecided, NotIndependent, WrongCrime
from counterpart.series.models import CrimeStanding, Removal, SeriesCrime
from counterpart.series.queries import answering


def check(crime: SeriesCrime) -> None:
    """Raises AlreadyDecided where somebody wants it out already, WrongCrime where too few would be left."""
    if crime.removals.waiting().exists():
        raise AlreadyDecided("Somebody wants this crime out already: say whether you agree")
    if few := answering.why_kept(crime.series):
        raise WrongCrime(few)


def ask(crime: SeriesCrime, why: str, by: Actor, person: int, at: datetime) -> Removal:
    """One person wants it out; it stays in. Call it in a transaction that holds the row."""
    removal = Removal.objects.create(crime=crime, why=why, asked_at=at, asked_by_id=person, asked_by_name=by.name[:200])
    _record("series.ask_out", crime, by, at)
    return removal


@transaction.atomic
def decide(*, removal: Removal, agrees: bool, reason: str, by: Actor, at: datetime) -> Removal:
    """A second person agrees, and the crime leaves, or does not, and it stays.

    Enough are left, for whoever asked was refused otherwise. Raises NotIndependent for who asked, AlreadyDecided.
    """
    crime = removal.crime
    person = guards.person(by, crime.series.force)
    reason = guards.words(reason, "reason", "Say what your answer rests on")
    series = guards.settled(crime.series)
    guards.lock(crime)
    guards.lock(removal)
    if removal.decided_at is not None:
        raise AlreadyDecided("This was decided before")
    if removal.asked_by_id == person:
        raise NotIndependent("You asked for it to be taken out: somebody else must agree")
    removal.agrees, removal.reason, removal.decided_at = agrees, reason, at
    removal.decided_by_id, removal.decided_by_name = person, by.name[:200]
    removal.save(update_fields=["agrees", "reason", "decided_at", "decided_by", "decided_by_name"])
    if agrees:
        leave(crime, removal.why, removal.asked_by_id, at)
        weighing.changed(series, at)
    _record("series.decide_out", crime, by, at)
    return removal


def leave(crime: SeriesCrime, why: str, person: int, at: datetime) -> None:
    """It is in the series no more; the row stays. Call it in a transaction that holds the row."""
    crime.standing, crime.left_at, crime.left_by_id, crime.left_why = CrimeStanding.LEFT, at, person, why
    crime.save(update_fields=["standing", "left_at", "left_by", "left_why"])


def _record(action: str, crime: SeriesCrime, by: Actor, at: datetime) -> None:
    data = {"incident": crime.incident_id, "standing": str(crime.standing)}
    audit.record(by=by, at=at, action=action, kind=audit.Kind.ALTERATION, target=crime.series, data=data)
