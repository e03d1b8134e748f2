"""Questions about loads: what was sent, what came of it, which months there are."""

from dataclasses import dataclass

from django.db.models import QuerySet

from counterpart.base.actors import Actor
from counterpart.core.coverage import Coverage
from counterpart.core.periods.months import Window
from counterpart.partners.models import Organisation
from counterpart.partners.queries import own_organisation
from counterpart.performance.models import CrimeSnapshot, DataSource, IndicatorEntry, SnapshotProblem
from counterpart.performance.queries.cubes import newest

MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator series in force: its values and the months from the first to the last."""

    name: str
    values: int
    window: Window
    sources: tuple[str, ...]


def force_of(actor: Actor) -> Organisation:
    """The force whose figures the actor works on: their own, or the one that their Commissioner's office oversees."""
    own = own_organisation(actor)
    return own.force or own


def loads(actor: Actor) -> QuerySet[CrimeSnapshot]:
    """The latest loads, whatever came of them, the newest first."""
    found: QuerySet[CrimeSnapshot] = CrimeSnapshot.objects.visible_to(actor).select_related("force")
    return found.order_by("-requested_at", "-pk")[:MOST_LISTED]


def find_load(actor: Actor, pk: int) -> CrimeSnapshot:
    """One load. Raises CrimeSnapshot.DoesNotExist."""
    found: QuerySet[CrimeSnapshot] = CrimeSnapshot.objects.visible_to(actor).select_related("force")
    return found.get(pk=pk)


def problems(snapshot: CrimeSnapshot) -> QuerySet[SnapshotProblem]:
    """The rows that were left out, in the order of the files."""
    return snapshot.problems.order_by("position")


def held(force: Organisation, source: str = DataSource.FILES) -> Coverage:
    """The months that the data in force holds, by force; none before the first load."""
    snapshot = newest(force, source)
    return snapshot.spans if snapshot else Coverage({})


def series(actor: Actor) -> list[Series]:
    """Every indicator series in force, by name."""
    found: dict[str, list[IndicatorEntry]] = {}
    entries: QuerySet[IndicatorEntry] = IndicatorEntry.objects.visible_to(actor).filter(superseded_at__isnull=True)
    for entry in entries.order_by("series", "first_month"):
        found.setdefault(entry.series, []).append(entry)
    return [
        Series(
            name=name,
            values=len(values),
            window=Window(min(one.first_month for one in values), max(one.last_month for one in values)),
            sources=tuple(dict.fromkeys(one.source for one in values if one.source)),
        )
        for name, values in found.items()
    ]
