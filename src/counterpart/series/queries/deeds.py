"""Which incidents people are linked to by what was confirmed: the ground of every tier."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from counterpart.core.periods.local_time import local_date
from counterpart.core.series.tiers import Deed
from counterpart.crimes.models import Incident
from counterpart.links.queries import people
from counterpart.partners.models import Organisation
from counterpart.series.models import Series, SeriesCrime, SeriesState

STEALING_TO_ORDER = "A confirmed series with stealing to order"
ONLINE = "A confirmed series whose goods were offered on an online marketplace"
FACTS = frozenset({STEALING_TO_ORDER, ONLINE})


@dataclass(frozen=True, slots=True)
class Linked:
    """The person records of one person, and the incidents that confirmed records link the person to."""

    nominals: frozenset[int]
    deeds: tuple[Deed, ...]


def of_people(force: Organisation) -> list[Linked]:
    """Everybody with a person record. Only confirmed identifications, links and series count.

    As many queries however many people there are.
    """
    known = people.people_of(force)
    reports = [_standing(incidents) for incidents in people.incidents_of_all(known, force)]
    together: dict[int, set[int]] = defaultdict(set)
    for place, done in enumerate(reports):
        for incident in done:
            together[incident.pk].add(place)
    series = _confirmed_series(force)
    return [
        Linked(
            person.nominals,
            tuple(_deed(each, frozenset(together[each.pk]), series.get(each.pk, [])) for each in done),
        )
        for person, done in zip(known, reports, strict=True)
        if person.nominals
    ]


def _standing(incidents: Iterable[Incident]) -> list[Incident]:
    """Neither withdrawn nor found to be no crime."""
    return [each for each in incidents if each.withdrawn_at is None and each.not_recorded_at is None]


def _deed(incident: Incident, together: frozenset[int], series: list[Series]) -> Deed:
    known = [(bool(each.steal_to_order), STEALING_TO_ORDER) for each in series]
    known += [(any(listing.withdrawn_at is None for listing in each.disposals.all()), ONLINE) for each in series]
    return Deed(
        incident=incident.pk,
        day=local_date(incident.occurred_from),
        premises=incident.premises_id,
        district=incident.district.name if incident.district else "",
        together=together,
        series=frozenset(each.reference for each in series),
        facts=tuple(words for holds, words in known if holds),
    )


def _confirmed_series(force: Organisation) -> dict[int, list[Series]]:
    """By key of the incident."""
    rows = SeriesCrime.objects.held().filter(series__force=force, series__state=SeriesState.CONFIRMED)
    held: dict[int, list[Series]] = defaultdict(list)
    for row in rows.select_related("series").prefetch_related("series__disposals"):
        held[row.incident_id].append(row.series)
    return held
