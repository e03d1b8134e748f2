"""People as far as links are confirmed: who they are on record, and what they are linked to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from counterpart.crimes.models import Incident, SuspectDescription
from counterpart.links.models import LinkedRecord, LinkKind, RecordSource
from counterpart.links.queries import clusters
from counterpart.partners.models import Organisation
from counterpart.suspects.models import Nominal, NominalLink

# The report of the crime that an identification names, else the one to which the picture was sent.
REPORT = Coalesce("crime__incident", "identification__image__source__incident")


@dataclass(frozen=True, slots=True)
class ConfirmedPerson:
    """One person: keys of person records (nominals) and of descriptions that people agreed tell of them."""

    nominals: frozenset[int]
    descriptions: frozenset[int] = frozenset()


def people_of(force: Organisation) -> list[ConfirmedPerson]:
    """Everybody in a force whom a case is linked to: each confirmed cluster, and each nominal that is in none.

    Three queries, however many there are.
    """
    groups = clusters.memberships(force, LinkKind.PERSON)
    keys = [key for group in groups for key in group]
    records = LinkedRecord.objects.in_bulk(keys)
    people = [person_in(records[key] for key in group) for group in groups]
    grouped = {key for person in people for key in person.nominals}
    linked = NominalLink.objects.filter(case__force=force).order_by("nominal").values_list("nominal", flat=True)
    return people + [ConfirmedPerson(frozenset({key})) for key in linked.distinct() if key not in grouped]


def person_of(nominal: Nominal) -> ConfirmedPerson:
    """The person of one nominal, with all that is confirmed to be the same."""
    record = LinkedRecord.objects.filter(source=RecordSource.NOMINAL, key=nominal.pk).first()
    found = person_in(clusters.cluster_of(record).records) if record else ConfirmedPerson(frozenset())
    return ConfirmedPerson(found.nominals | {nominal.pk}, found.descriptions)


def incidents_of(person: ConfirmedPerson) -> QuerySet[Incident]:
    """The reports that a person is linked to, by when they happened, with district and premises at hand.

    By a confirmed identification: the report of the crime that it names, else the report to which the picture was
    sent. Or because a report describes the person, as two people agreed.
    """
    identified = NominalLink.objects.filter(nominal__in=person.nominals).annotate(report=REPORT)
    described = Q(suspects__in=person.descriptions)
    found = Incident.objects.filter(Q(pk__in=identified.values("report")) | described).distinct()
    return found.select_related("district", "premises", "organisation").order_by("occurred_from", "pk")


def incidents_of_all(people: Sequence[ConfirmedPerson], force: Organisation) -> list[list[Incident]]:
    """The same for many people of a force, in their order, in three queries."""
    by_nominal: dict[int, set[int]] = defaultdict(set)
    linked = NominalLink.objects.filter(nominal__force=force).annotate(report=REPORT)
    for nominal, report in linked.values_list("nominal", "report"):
        by_nominal[nominal].add(report)
    described = SuspectDescription.objects.in_bulk([key for person in people for key in person.descriptions])
    keys = [
        {report for nominal in person.nominals for report in by_nominal[nominal]}
        | {described[key].incident_id for key in person.descriptions if key in described}
        for person in people
    ]
    reports = Incident.objects.select_related("district").in_bulk(set[int]().union(*keys))
    return [
        sorted((reports[key] for key in mine), key=lambda report: (report.occurred_from, report.pk)) for mine in keys
    ]


def districts_of(incidents: Iterable[Incident]) -> list[str]:
    """The names of the districts, each once, in order."""
    return sorted({incident.district.name for incident in incidents if incident.district})


def person_in(records: Iterable[LinkedRecord]) -> ConfirmedPerson:
    """The person of a cluster's records."""
    by_source = {source: set[int]() for source in (RecordSource.NOMINAL, RecordSource.DESCRIBED)}
    for record in records:
        if record.removed_at is None:
            by_source[RecordSource(record.source)].add(record.key)
    return ConfirmedPerson(frozenset(by_source[RecordSource.NOMINAL]), frozenset(by_source[RecordSource.DESCRIBED]))
