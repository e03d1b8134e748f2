"""Cases that a merge has joined: whose incidents a case now holds."""

from django.db.models import QuerySet

from counterpart.casework.models import Case
from counterpart.crimes.models import Incident


def held_cases(case: Case) -> QuerySet[Case]:
    """The case itself and every case whose first incident it now holds, in order of opening."""
    return Case.objects.filter(
        primary_incident__case_incidents__case=case, primary_incident__case_incidents__left_at__isnull=True
    ).order_by("opened_at", "pk")


def holder(incident: Incident) -> Case:
    """The case that holds the incident now. Raises Case.DoesNotExist."""
    return Case.objects.get(case_incidents__incident=incident, case_incidents__left_at__isnull=True)


def find_holder(incident: Incident) -> Case | None:
    """The same; None for an incident that was not taken in yet."""
    return Case.objects.filter(case_incidents__incident=incident, case_incidents__left_at__isnull=True).first()


def held_incidents(case: Case) -> QuerySet[Incident]:
    """The incidents that the case holds now, in order of report."""
    return Incident.objects.filter(case_incidents__case=case, case_incidents__left_at__isnull=True).order_by(
        "reported_at", "pk"
    )
