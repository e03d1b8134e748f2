"""Between cases and the records that their reports tell of."""

from django.db.models import Q, QuerySet

from counterpart.casework.models import Case
from counterpart.casework.queries import groups
from counterpart.crimes.models import Incident, SuspectDescription
from counterpart.links.models import Link, LinkedRecord, RecordSource
from counterpart.suspects.models import NominalLink

# Sources that lie in a report, and what leads from the record's key to the report.
_DESCRIPTIONS = (RecordSource.DESCRIBED, RecordSource.VEHICLE)


def records_of(case: Case) -> QuerySet[LinkedRecord]:
    """The people and vehicles that the reports of a case tell of, and the nominals that are linked to it."""
    held = groups.held_incidents(case).values("pk")
    told = SuspectDescription.objects.filter(incident__in=held).values("pk")
    cases = [case.pk, *groups.held_cases(case).values_list("pk", flat=True)]
    nominals = NominalLink.objects.filter(case__in=cases).values("nominal")
    wanted = (
        Q(source__in=_DESCRIPTIONS, key__in=told)
        | Q(source=RecordSource.MADE_OFF, key__in=held)
        | Q(source=RecordSource.NOMINAL, key__in=nominals)
    )
    return LinkedRecord.objects.filter(wanted, removed_at__isnull=True).order_by("pk")


def confirmed_of(case: Case) -> QuerySet[Link]:
    """Confirmed links of the case's people and vehicles, in order of decision, with their records and reviews."""
    records = records_of(case).values("pk")
    links: QuerySet[Link] = Link.objects.confirmed().filter(Q(left__in=records) | Q(right__in=records))
    found = links.select_related("left", "right").prefetch_related("reviews")
    return found.order_by("decided_at", "pk")


def telling_of(link: Link) -> QuerySet[Case]:
    """The cases that hold a report which tells of one of the two records."""
    incidents: set[int] = set()
    for record in (link.left, link.right):
        if record.source in _DESCRIPTIONS:
            described = SuspectDescription.objects.filter(pk=record.key)
            incidents |= set(described.values_list("incident_id", flat=True))
        elif record.source == RecordSource.MADE_OFF:
            incidents |= set(Incident.objects.filter(pk=record.key).values_list("pk", flat=True))
    return (
        Case.objects.filter(case_incidents__incident__in=incidents, case_incidents__left_at__isnull=True)
        .distinct()
        .order_by("pk")
    )
