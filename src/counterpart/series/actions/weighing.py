"""A proposal of the system is weighed anew once its crimes have changed."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.jobs.by_name import enqueue
from counterpart.core.series.proposing import Proposal, compare, weigh_anew
from counterpart.crimes.models import Incident
from counterpart.partners.models import Organisation
from counterpart.series import guards, reading
from counterpart.series.actions import naming
from counterpart.series.models import CrimeStanding, Series, SeriesCrime, SeriesState

BY = Actor.system("Series")
JOB = "counterpart.series.jobs.weigh"


def changed(series: Series, at: datetime) -> None:
    """What it was weighed by does not hold any more: a worker weighs a proposal anew, once, whatever changes till then.

    Its title, which the system gave, tells how far the crimes reach now. Call it in a transaction.
    """
    if series.by_chance is None:
        return
    was_changed = series.crimes_changed_at is not None
    series.crimes_changed_at = at
    held = Incident.objects.filter(series_crimes__series=series, series_crimes__standing=CrimeStanding.HELD)
    series.title = naming.renamed(series.title, held.select_related("district"))[:200]
    series.save(update_fields=["crimes_changed_at", "title"])
    if series.state == SeriesState.PROPOSED and not was_changed:
        enqueue(JOB, series.pk)


def ask_again() -> None:
    """What no worker came to weigh anew: by night each proposal is asked for that still waits."""
    waiting = Series.objects.filter(state=SeriesState.PROPOSED, crimes_changed_at__isnull=False)
    for key in waiting.order_by("pk").values_list("pk", flat=True):
        enqueue(JOB, key)


def weigh(*, series: Series, at: datetime, shuffles: int | None = None) -> bool:
    """Weigh the crimes that it holds as when it was proposed, beside those of the force that are compared now.

    Compares outside a transaction, for it takes minutes in a large county. Says whether it was done: not where it is
    weighed or decided already, nor where the crimes changed meanwhile, which asks for it again.
    """
    if series.state != SeriesState.PROPOSED or series.crimes_changed_at is None:
        return False
    held = _held(series)
    facts = reading.facts_of(reading.compared_with(series.force, held, at))
    compared = compare(facts, held_by_confirmed(series.force))
    found = weigh_anew(compared, held, seed=at.date().toordinal(), shuffles=shuffles)
    with transaction.atomic():
        guards.lock(series)
        if series.state != SeriesState.PROPOSED:
            return False
        if held != _held(series):
            enqueue(JOB, series.pk)
            return False
        _keep(series, found, at)
        return True


def scores_of(found: Proposal) -> dict[str, Any]:
    """Fields of the series."""
    return {
        "average_bits": found.average_bits,
        "by_chance": found.by_chance,
        "chance_share": found.chance_share,
        "reasons": [asdict(reason) for reason in found.reasons],
    }


def ties_of(found: Proposal) -> dict[int, list[dict[str, Any]]]:
    """By incident, what ties it to that other that it is likest."""
    return {key: [asdict(reason) for reason in reasons] for key, reasons in found.ties.items()}


def held_by_confirmed(force: Organisation) -> list[list[int]]:
    """The incidents of each confirmed series, by which the weights learn."""
    rows = SeriesCrime.objects.held().filter(series__force=force, series__state=SeriesState.CONFIRMED)
    held: dict[int, list[int]] = {}
    for key, incident in rows.values_list("series_id", "incident_id"):
        held.setdefault(key, []).append(incident)
    return list(held.values())


def _held(series: Series) -> frozenset[int]:
    return frozenset(series.crimes.held().values_list("incident", flat=True))


def _keep(series: Series, found: Proposal, at: datetime) -> None:
    scores = scores_of(found) | {"crimes_changed_at": None, "weighed_at": at}
    for field, value in scores.items():
        setattr(series, field, value)
    series.save(update_fields=list(scores))
    ties = ties_of(found)
    crimes = list(series.crimes.held())
    for crime in crimes:
        crime.reasons = ties[crime.incident_id]
    SeriesCrime.objects.bulk_update(crimes, ["reasons"])
    audit.record(by=BY, at=at, action="series.weigh", kind=audit.Kind.ALTERATION, target=series)
