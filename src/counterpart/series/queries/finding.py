"""Finding series, and what they hold."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import Count, Exists, Max, Min, OuterRef, Prefetch, Q, QuerySet

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.crimes.models import Incident
from counterpart.partners.models import Organisation
from counterpart.series import rules
from counterpart.series.models import (
    Closing,
    CrimeStanding,
    Disposal,
    Removal,
    Series,
    SeriesCrime,
    SeriesReview,
    SeriesState,
)
from counterpart.series.queries import answering

# Beside the states of a series: those that wait for the actor's answer.
AWAITING = "awaiting"


def series_of_force(actor: Actor, state: str = "") -> QuerySet[Series]:
    """The series of the actor's force, the latest first, with how many crimes each holds, when, and what waits.

    `state` may be AWAITING, too.
    """
    held = Q(crimes__standing=CrimeStanding.HELD)
    found: QuerySet[Series] = Series.objects.visible_to(actor)
    if state:
        found = awaiting(actor) if state == AWAITING else found.filter(state=state)
    return found.annotate(
        crimes_held=Count("crimes", filter=held),
        first_at=Min("crimes__incident__occurred_from", filter=held),
        latest_at=Max("crimes__incident__occurred_from", filter=held),
        closing_waits=Exists(_closings()),
        removal_waits=Exists(_removals()),
    ).order_by("-proposed_at", "-pk")


def awaiting(actor: Actor) -> QuerySet[Series]:
    """Series that the actor may answer about.

    Proposed ones (`answering.why_barred`; of the parts of a split, which one answer decides, the first), and confirmed
    ones that another wants closed, or a crime out of.
    """
    person = actor.person_id or 0
    undone = [Exists(asked.exclude(asked_by=person)) for asked in (_closings(), _removals())]
    is_undone = Q(state=SeriesState.CONFIRMED) & (undone[0] | undone[1])
    found: QuerySet[Series] = Series.objects.visible_to(actor)
    return found.filter(Q(pk__in=_proposed_for(person)) | is_undone)


def _closings() -> QuerySet[Closing]:
    return Closing.objects.waiting().filter(series=OuterRef("pk"))


def _removals() -> QuerySet[Removal]:
    return Removal.objects.waiting().filter(crime__series=OuterRef("pk"))


def _proposed_for(person: int) -> QuerySet[Series, int]:
    """Keys of the proposals of all forces that a person may answer about."""
    answered = SeriesReview.objects.filter(reviewed_by=person, set_aside_at__isnull=True)
    changed = SeriesCrime.objects.filter(answering.changed_by(person))
    proposed = Series.objects.filter(state=SeriesState.PROPOSED)
    first = proposed.filter(sources__continuations=OuterRef("pk"), pk__lt=OuterRef("pk"))
    found = proposed.exclude(pk__in=answered.values("series")).exclude(pk__in=changed.values("series"))
    return found.exclude(proposed_by=person).exclude(Exists(first)).values_list("pk", flat=True)


def proposal_of(force: Organisation, incidents: Collection[int]) -> Series | None:
    """The proposal that waits and holds just these reports, by their keys."""
    held = Q(crimes__standing=CrimeStanding.HELD)
    counted = Series.objects.filter(force=force, state=SeriesState.PROPOSED).annotate(
        crimes_held=Count("crimes", filter=held),
        of_these=Count("crimes", filter=held & Q(crimes__incident__in=incidents)),
    )
    found: Series | None = counted.filter(crimes_held=len(incidents), of_these=len(incidents)).order_by("pk").first()
    return found


def find(actor: Actor, reference: str) -> Series:
    """One series. Raises Series.DoesNotExist where the actor's force has none such."""
    found: Series = Series.objects.visible_to(actor).select_related("force").get(reference=reference.strip().upper())
    return found


def open_series(actor: Actor, reference: str, at: datetime) -> Series:
    """The same, read by the actor at `at`: the consultation is logged."""
    series = find(actor, reference)
    keys = list(series.crimes.standing_now().values_list("incident", flat=True))
    audit.read(by=actor, at=at, action="series.open", target=series, data={"incidents": keys})
    return series


def crimes_of(series: Series) -> QuerySet[SeriesCrime]:
    """The crimes in the series and those suggested for it, in order of time, with the case that holds each."""
    return (
        series.crimes.standing_now()
        .select_related("incident__premises", "incident__district", "incident__organisation")
        .prefetch_related("incident__case_incidents__case", Prefetch("removals", Removal.objects.order_by("pk")))
        .order_by("incident__occurred_from", "pk")
    )


def held_in(series: Series) -> QuerySet[SeriesCrime]:
    """The crimes in the series alone, in order of time."""
    return crimes_of(series).filter(standing=CrimeStanding.HELD)


def parts_of(series: Series) -> list[Series]:
    """The series, and the other part where it is one of a split that waits: they are decided together."""
    if series.state != SeriesState.PROPOSED:
        return [series]
    others = Series.objects.filter(sources__in=series.sources.all(), state=SeriesState.PROPOSED).exclude(pk=series.pk)
    return [series, *others.order_by("pk").distinct()]


def digest_of(parts: list[Series]) -> str:
    """What somebody reads who answers about these, whichever stands first."""
    ordered = sorted(parts, key=lambda part: part.pk)
    return rules.digest(list(part.crimes.held().values_list("incident", flat=True)) for part in ordered)


def taken_out_of(series: Series) -> QuerySet[SeriesCrime]:
    """The crimes that were taken out or declined, the latest first."""
    return (
        series.crimes.filter(standing=CrimeStanding.LEFT)
        .select_related("incident", "left_by")
        .prefetch_related(Prefetch("removals", Removal.objects.filter(agrees=True)))
        .order_by("-left_at", "-pk")
    )


def crime_of(series: Series, pk: int) -> SeriesCrime:
    """One crime of the series, in it, suggested or taken out. Raises SeriesCrime.DoesNotExist."""
    found: SeriesCrime = series.crimes.select_related("incident", "series").get(pk=pk)
    return found


def elsewhere(actor: Actor, series: Series) -> dict[int, list[Series]]:
    """By report, the other live series that have it too and that the actor may see: no part of what it comes from."""
    kin = [series.pk, *series.sources.values_list("pk", flat=True), *series.continuations.values_list("pk", flat=True)]
    others = Series.objects.visible_to(actor).live().exclude(pk__in=kin)
    mine = series.crimes.standing_now().values("incident")
    rows = SeriesCrime.objects.standing_now().filter(series__in=others, incident__in=mine)
    found: dict[int, list[Series]] = {}
    for row in rows.select_related("series").order_by("series", "pk"):
        found.setdefault(row.incident_id, []).append(row.series)
    return found


def removal_of(crime: SeriesCrime) -> Removal | None:
    """The removal that waits for a second person."""
    found: Removal | None = crime.removals.waiting().select_related("crime__series").first()
    return found


def listing_of(series: Series, pk: int) -> Disposal:
    """A listing of the series that stands. Raises Disposal.DoesNotExist."""
    found: Disposal = series.disposals.select_related("series").get(pk=pk, withdrawn_at=None)
    return found


def reviews_shown_to(actor: Actor, series: Series) -> QuerySet[SeriesReview]:
    """What people said of it, in order of time; while it waits, only what the actor said."""
    said = series.reviews.order_by("reviewed_at", "pk")
    waits = series.state == SeriesState.PROPOSED
    return said.filter(reviewed_by_id=actor.person_id or 0) if waits else said


def series_of(case: Case) -> QuerySet[Series]:
    """The series, proposed or confirmed, that hold a crime of the case."""
    held = SeriesCrime.objects.standing_now().filter(incident__in=groups.held_incidents(case).order_by())
    return Series.objects.live().filter(pk__in=held.values("series")).order_by("state", "-proposed_at", "pk")


def others_to_merge(series: Series) -> QuerySet[Series]:
    """The other confirmed series of the force, by reference."""
    return (
        Series.objects.filter(force=series.force, state=SeriesState.CONFIRMED)
        .exclude(pk=series.pk)
        .order_by("reference")
    )


def incident_of(actor: Actor, reference: str) -> Incident:
    """The report of a case, by its reference. Raises Incident.DoesNotExist."""
    found: Incident = Incident.objects.visible_to(actor).get(reference=reference.strip().upper())
    return found
