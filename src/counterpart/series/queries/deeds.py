"""Which incidents people are linked to by what was confirmed: the ground of every tier."""

from collections import defaultdict
from collections.abc import Mapping

from counterpart.core.periods.local_time import local_date
from counterpart.core.series.tiers import Deed
from counterpart.crimes.models import Incident
from counterpart.partners.models import Organisation
from counterpart.series.models import Series, SeriesCrime, SeriesState
from counterpart.suspects.models import IdentificationState, NominalLink

Linked = Mapping[int, list[Deed]]
STEALING_TO_ORDER = "A confirmed series with stealing to order"
ONLINE = "A confirmed series whose goods were offered on an online marketplace"


def by_nominal(force: Organisation) -> Linked:
    """The incidents of each person record, by its key. Only confirmed identifications and confirmed series count."""
    found = NominalLink.objects.filter(
        nominal__force=force, identification__state=IdentificationState.CONFIRMED
    ).select_related("crime__incident__district", "case__primary_incident__district")
    people: dict[int, set[int]] = defaultdict(set)
    incidents: dict[int, Incident] = {}
    for link in found:
        incident = link.crime.incident if link.crime else link.case.primary_incident
        if incident.withdrawn_at is None and incident.not_recorded_at is None:
            incidents[incident.pk] = incident
            people[incident.pk].add(link.nominal_id)
    series = _confirmed_series(incidents)
    linked: dict[int, list[Deed]] = defaultdict(list)
    for key, together in people.items():
        deed = _deed(incidents[key], frozenset(together), series.get(key, []))
        for nominal in together:
            linked[nominal].append(deed)
    return linked


def _deed(incident: Incident, together: frozenset[int], series: list[Series]) -> Deed:
    known = [(bool(each.steal_to_order), STEALING_TO_ORDER) for each in series]
    known += [(bool(each.disposals.all()), ONLINE) for each in series]
    return Deed(
        incident=incident.pk,
        day=local_date(incident.occurred_from),
        premises=incident.premises_id,
        district=incident.district.name if incident.district else "",
        together=together,
        series=frozenset(each.reference for each in series),
        facts=tuple(words for holds, words in known if holds),
    )


def _confirmed_series(incidents: Mapping[int, Incident]) -> dict[int, list[Series]]:
    rows = SeriesCrime.objects.held().filter(incident__in=list(incidents), series__state=SeriesState.CONFIRMED)
    held: dict[int, list[Series]] = defaultdict(list)
    for row in rows.select_related("series").prefetch_related("series__disposals"):
        held[row.incident_id].append(row.series)
    return held
