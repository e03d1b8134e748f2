"""Crimes join a series and leave it, each with a reason."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.crimes.models import Incident
from counterpart.series import guards
from counterpart.series.actions import removals, weighing
from counterpart.series.actions.crime_events import record
from counterpart.series.actions.making import SYSTEM_NAME
from counterpart.series.errors import AlreadyDecided, NotIndependent, WrongCrime
from counterpart.series.models import CrimeStanding, Series, SeriesCrime, SeriesState
from counterpart.series.queries import answering


@transaction.atomic
def add(*, series: Series, incident: Incident, why: str, by: Actor, at: datetime) -> SeriesCrime:
    """Add a crime: to a proposal at once, whose reviews are set aside; to a confirmed series once another agrees.

    Raises WrongCrime for another force's crime, or one that the series holds or was suggested.
    """
    person = guards.person(by, series.force)
    why = guards.words(why, "why", "Say why it belongs to the series")
    guards.settled(series)
    _check(series, incident)
    is_confirmed = series.state == SeriesState.CONFIRMED
    crime = SeriesCrime.objects.create(
        series=series,
        incident=incident,
        standing=CrimeStanding.SUGGESTED if is_confirmed else CrimeStanding.HELD,
        why=why,
        added_at=at,
        added_by_id=person,
        added_by_name=by.name[:200],
        joined_at=None if is_confirmed else at,
    )
    if not is_confirmed:
        _changed(series, at)
    record("series.add", crime=crime, by=by, at=at)
    return crime


def suggest(
    *, series: Series, incident: Incident, ties: Sequence[Mapping[str, Any]], by: Actor, at: datetime
) -> SeriesCrime:
    """The system finds a crime alike: it joins nothing by itself. Call it in a transaction."""
    crime = SeriesCrime.objects.create(
        series=series,
        incident=incident,
        standing=CrimeStanding.SUGGESTED,
        reasons=list(ties),
        added_at=at,
        added_by_name=SYSTEM_NAME,
    )
    record("series.suggest", crime=crime, by=by, at=at)
    return crime


@transaction.atomic
def agree(*, crime: SeriesCrime, why: str, by: Actor, at: datetime) -> SeriesCrime:
    """A person agrees to a suggested crime. What the system suggested needs two, what a person added one other.

    Raises AlreadyDecided where it is not suggested any more, NotIndependent for who added it.
    """
    person = guards.person(by, crime.series.force)
    why = guards.words(why, "why", "Say why it belongs to the series")
    series = guards.settled(crime.series)
    guards.lock(crime)
    if crime.standing != CrimeStanding.SUGGESTED:
        raise AlreadyDecided("This crime was decided before")
    if crime.added_by_id == person:
        raise NotIndependent("You added this crime: somebody else must agree")
    if crime.added_by_id is None and series.state == SeriesState.CONFIRMED:
        crime.added_by_id, crime.added_by_name, crime.added_at, crime.why = person, by.name[:200], at, why
        crime.save(update_fields=["added_by", "added_by_name", "added_at", "why"])
    else:
        crime.standing, crime.agreed_at, crime.joined_at = CrimeStanding.HELD, at, at
        crime.agreed_by_id, crime.agreed_by_name = person, by.name[:200]
        crime.why = crime.why or why
        crime.save(update_fields=["standing", "agreed_at", "joined_at", "agreed_by", "agreed_by_name", "why"])
        _changed(series, at)
    record("series.agree", crime=crime, by=by, at=at)
    return crime


@transaction.atomic
def take_out(*, crime: SeriesCrime, why: str, by: Actor, at: datetime) -> SeriesCrime:
    """Decline a suggested crime, or take one out: of a proposal at once, of a confirmed series once another agrees.

    Raises WrongCrime where too few would be left.
    """
    person = guards.person(by, crime.series.force)
    why = guards.words(why, "why", "Say why it does not belong to the series")
    series = guards.settled(crime.series)
    guards.lock(crime)
    if crime.standing == CrimeStanding.LEFT:
        raise AlreadyDecided("This crime was taken out before")
    was_held = crime.standing == CrimeStanding.HELD
    if was_held:
        _check_removable(crime)
    if was_held and series.state == SeriesState.CONFIRMED:
        removals.ask(crime=crime, why=why, by=by, at=at)
        return crime
    removals.leave(crime=crime, why=why, person=person, at=at)
    if was_held:
        _changed(series, at)
    record("series.take_out", crime=crime, by=by, at=at)
    return crime


def _check(series: Series, incident: Incident) -> None:
    if incident.force_id != series.force_id:
        raise WrongCrime("There is no such case", "reference")
    if series.crimes.standing_now().filter(incident=incident).exists():
        raise WrongCrime(f"{incident.reference} is in the series, or suggested for it, already", "reference")


def _check_removable(crime: SeriesCrime) -> None:
    if crime.removals.waiting().exists():
        raise AlreadyDecided("Somebody wants this crime out already: say whether you agree")
    if few := answering.why_kept(crime.series):
        raise WrongCrime(few)


def _changed(series: Series, at: datetime) -> None:
    """Whoever said something of a proposal said it of other crimes: they are asked again, and it is weighed anew."""
    if series.state == SeriesState.PROPOSED:
        series.reviews.filter(set_aside_at__isnull=True).update(set_aside_at=at)
    weighing.changed(series, at)
