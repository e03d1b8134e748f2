"""By night the system compares the crimes of a force, and proposes what people should look at."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from counterpart.base.actors import Actor
from counterpart.core.series.proposing import Proposal, compare
from counterpart.core.series.proposing import propose as propose_out_of
from counterpart.core.series.settings import settings
from counterpart.crimes.models import Incident
from counterpart.partners.models import Organisation
from counterpart.series import reading, rules
from counterpart.series.actions import members, naming, weighing
from counterpart.series.actions.making import make
from counterpart.series.models import Series, SeriesCrime, SeriesState

BY = Actor.system("Series")
_WEEK = timedelta(days=7)


def propose(*, force: Organisation, at: datetime, shuffles: int | None = None) -> list[Series]:
    """New proposals, at most `most_a_week`; crimes like those of a series that stands are suggested for it.

    Compares outside a transaction, for it takes minutes in a large county. The same day proposes the same.
    """
    facts = reading.facts_of(reading.compared(force, at))
    compared = compare(facts, weighing.held_by_confirmed(force))
    found = propose_out_of(compared, seed=at.date().toordinal(), shuffles=shuffles)
    with transaction.atomic():
        return _keep(force, found, at)


def _keep(force: Organisation, found: Sequence[Proposal], at: datetime) -> list[Series]:
    every = Series.objects.filter(force=force)
    # Crimes alike one that is being merged or split wait with it, and go on with what comes of it.
    live = _held(every.live().exclude(state=SeriesState.PROPOSED, sources__isnull=False))
    rejected = list(_held(every.filter(state=SeriesState.REJECTED)).values())
    fresh = set(
        Incident.objects.filter(force=force, reported_at__gt=at - timedelta(days=settings().new_days)).values_list(
            "pk", flat=True
        )
    )
    left = settings().most_a_week - every.filter(proposed_by=None, proposed_at__gt=at - _WEEK, sources=None).count()
    made: list[Series] = []
    for proposal in found:
        crimes = frozenset(proposal.keys)
        if not crimes & fresh or rules.is_known(crimes, rejected):
            continue
        near = max(live, key=lambda key: len(live[key] & crimes), default=None)
        if near is not None and live[near] & crimes:
            _suggest(Series.objects.get(pk=near), proposal, at)
        elif len(made) < left:
            made.append(_make(force, proposal, at))
    return made


def _make(force: Organisation, proposal: Proposal, at: datetime) -> Series:
    found = Incident.objects.filter(pk__in=proposal.keys).select_related("district")
    incidents = list(found.order_by("occurred_from", "pk"))
    return make(
        force=force,
        title=naming.title_of(proposal.mark, incidents),
        incidents=incidents,
        ties=weighing.ties_of(proposal),
        scores=weighing.scores_of(proposal),
        by=BY,
        at=at,
    )


def _suggest(series: Series, proposal: Proposal, at: datetime) -> None:
    """Crimes that were never in the series, nor declined for it."""
    known = set(series.crimes.values_list("incident", flat=True))
    elsewhere = set(
        SeriesCrime.objects.standing_now()
        .filter(incident__in=proposal.keys, series__state__in=("proposed", "confirmed"))
        .values_list("incident", flat=True)
    )
    ties = weighing.ties_of(proposal)
    for incident in Incident.objects.filter(pk__in=set(proposal.keys) - known - elsewhere).order_by("pk"):
        members.suggest(series=series, incident=incident, ties=ties[incident.pk], by=BY, at=at)


def _held(series: QuerySet[Series]) -> dict[int, frozenset[int]]:
    """The incidents that each series holds or held when it was decided."""
    rows = SeriesCrime.objects.held().filter(series__in=series).values_list("series_id", "incident_id")
    held: dict[int, set[int]] = {}
    for key, incident in rows:
        held.setdefault(key, set()).add(incident)
    return {key: frozenset(incidents) for key, incidents in held.items()}
