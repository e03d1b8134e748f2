"""Merging and splitting: new proposals beside the old series, which end once two people agreed. Nothing is lost."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.crimes.models import Incident
from counterpart.series import guards
from counterpart.series.actions.making import make
from counterpart.series.errors import AlreadyDecided, WrongCrime
from counterpart.series.models import Series
from counterpart.series.queries import answering


@transaction.atomic
def merge(*, series: Series, other: Series, why: str, by: Actor, at: datetime) -> Series:
    """Propose one series of the crimes of two confirmed ones."""
    guards.person(by, series.force)
    why = guards.words(why, "why", "Say why the two are one series")
    if series.pk == other.pk:
        raise WrongCrime("Choose another series", "other")
    if series.force_id != other.force_id:
        raise WrongCrime("There is no such series", "other")
    for each in sorted((series, other), key=lambda one: one.pk):
        _check_standing(each)
    crimes = _incidents(series) | _incidents(other)
    title = f"{series.title} and {other.title}"
    return make(
        force=series.force, title=title, incidents=crimes.values(), why=why, sources=[series, other], by=by, at=at
    )


@transaction.atomic
def split(
    *, series: Series, apart: Collection[int], title: str, why: str, by: Actor, at: datetime
) -> tuple[Series, Series]:
    """Propose two series out of a confirmed one: the crimes of the incidents `apart`, under a title, and the others."""
    guards.person(by, series.force)
    title = guards.words(title, "title", "Give the part that is taken out a name")
    why = guards.words(why, "why", "Say why it is two series")
    _check_standing(series)
    held = _incidents(series)
    taken = {key: incident for key, incident in held.items() if key in set(apart)}
    left = {key: incident for key, incident in held.items() if key not in taken}
    try:
        out = _part(series, title, taken, why, by, at)
        return out, _part(series, series.title, left, why, by, at)
    except WrongCrime as few:
        raise WrongCrime(f"{few.message}: choose so that both parts have", "crimes") from few


def _part(series: Series, title: str, crimes: dict[int, Incident], why: str, by: Actor, at: datetime) -> Series:
    return make(force=series.force, title=title, incidents=crimes.values(), why=why, sources=[series], by=by, at=at)


def _check_standing(series: Series) -> None:
    guards.lock(series)
    if why := answering.why_not_reshaped(series):
        raise AlreadyDecided(why)


def _incidents(series: Series) -> dict[int, Incident]:
    return {crime.incident_id: crime.incident for crime in series.crimes.held().select_related("incident")}
