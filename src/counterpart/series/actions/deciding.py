"""Two people say whether crimes are of one series."""

from datetime import datetime

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework import trail
from counterpart.casework.queries import groups
from counterpart.series import guards, rules
from counterpart.series.actions import carrying, closing
from counterpart.series.errors import AlreadyDecided, NotIndependent, WrongCrime
from counterpart.series.models import Series, SeriesCrime, SeriesReview, SeriesState
from counterpart.series.queries import answering, finding


@transaction.atomic
def review(*, series: Series, agrees: bool, reason: str, seen: str, by: Actor, at: datetime) -> Series:
    """One of two answers; the second decides: confirmed where both agree. The parts of a split have the same answers.

    `seen`: `finding.digest_of` what the person was shown. Raises NotIndependent for who proposed it, changed its crimes
    or has reviewed it, AlreadyDecided also where the crimes have changed since, and WrongCrime where a crime is in
    another confirmed series: merge the two instead.
    """
    person = guards.person(by, series.force)
    reason = guards.words(reason, "reason", "Say what your answer rests on")
    guards.lock(series)
    if series.state != SeriesState.PROPOSED:
        raise AlreadyDecided("This series was decided before")
    parts = [series, *map(guards.lock, finding.parts_of(series)[1:])]
    if seen != finding.digest_of(parts):
        raise AlreadyDecided("The crimes have changed since you opened this page. Read them again, then answer")
    _check_reviewer(series, person)
    for part in parts:
        _answer(part, person, agrees, reason, by, at)
    if series.state != SeriesState.PROPOSED:
        _conclude(parts, by, at)
    return series


def _check_reviewer(series: Series, person: int) -> None:
    if refusal := answering.why_barred(series, person):
        raise NotIndependent(refusal)


def _answer(series: Series, person: int, agrees: bool, reason: str, by: Actor, at: datetime) -> None:
    SeriesReview.objects.create(
        series=series,
        agrees=agrees,
        reason=reason,
        reviewed_at=at,
        reviewed_by_id=person,
        reviewed_by_name=by.name[:200],
    )
    counted = series.reviews.filter(set_aside_at__isnull=True)
    series.state = rules.decided(list(counted.values_list("agrees", flat=True)))
    if series.state != SeriesState.PROPOSED:
        series.decided_at = at
        series.save(update_fields=["state", "decided_at"])
    data = {"state": str(series.state)}
    audit.record(by=by, at=at, action="series.review", kind=audit.Kind.ALTERATION, target=series, data=data)


def _check_nowhere_else(series: Series) -> None:
    """A crime is in one confirmed series, those that this one was made of aside."""
    mine = series.crimes.held().values("incident")
    others = SeriesCrime.objects.held().filter(incident__in=mine, series__state=SeriesState.CONFIRMED)
    other = others.exclude(series__in=[series, *series.sources.all()]).select_related("series", "incident").first()
    if other is not None:
        raise WrongCrime(f"{other.incident.reference} is in {other.series.reference}. Merge the two series instead")


def _conclude(parts: list[Series], by: Actor, at: datetime) -> None:
    """Where it is confirmed, tell the cases, and end the series that it was made of."""
    if parts[0].state != SeriesState.CONFIRMED:
        return
    for part in parts:
        _check_nowhere_else(part)
        tell_cases(part, f"In a series of crimes: {part.title}", "series.confirm", by, at)
    for source in parts[0].sources.filter(state=SeriesState.CONFIRMED).order_by("pk"):
        guards.lock(source)
        carrying.carry(source, parts, by, at)
        why = f"Goes on in {', '.join(part.reference for part in parts)}"
        closing.end(series=source, state=SeriesState.CONTINUED, why=why, person=by.person_id, by=by, at=at)


def tell_cases(series: Series, words: str, action: str, by: Actor, at: datetime) -> None:
    """A line on the case of each crime of the series, for the police alone."""
    for crime in series.crimes.held().select_related("incident").order_by("pk"):
        case = groups.find_holder(crime.incident)
        if case is not None:
            trail.record(case, action, words, by=by, at=at, incident=crime.incident, target=series)
