"""What a tier rests on: each report of the person, what links it, and whether it was counted."""

from collections import defaultdict
from dataclasses import dataclass

from counterpart.crimes.models import Incident, SuspectDescription
from counterpart.links.queries import people
from counterpart.links.queries.people import REPORT, ConfirmedPerson
from counterpart.series.models import TierAssessment
from counterpart.suspects.models import NominalLink


@dataclass(frozen=True, slots=True)
class Report:
    """A report that confirmed records link to a person. `links`: what does, in words. `why_not`: empty if counted."""

    incident: Incident
    links: tuple[str, ...]
    why_not: str


def reports_of(assessment: TierAssessment) -> list[Report]:
    """Every report of the person, counted or not, in order of time. Some queries, however many reports."""
    person = people.person_of(assessment.nominal)
    counted = set(assessment.rests_on.get("incidents", []))
    links = _links(person)
    return [Report(each, tuple(links[each.pk]), _why_not(each, counted)) for each in people.incidents_of(person)]


def counts(incident: Incident) -> bool:
    """Whether the report counts for tiers at all: neither withdrawn nor found to be no crime."""
    return incident.withdrawn_at is None and incident.not_recorded_at is None


def _why_not(incident: Incident, counted: set[int]) -> str:
    if incident.pk in counted:
        return ""
    if incident.withdrawn_at:
        return "the report was withdrawn"
    return "found to be no crime" if incident.not_recorded_at else "outside what this tier rests on"


def _links(person: ConfirmedPerson) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    linked = NominalLink.objects.filter(nominal__in=person.nominals).annotate(report=REPORT)
    for report, named in linked.order_by("pk").values_list("report", "identification__named"):
        found[report].append(f"identified as {named}")
    described = SuspectDescription.objects.filter(pk__in=person.descriptions).order_by("pk")
    for report, name in described.values_list("incident", "name"):
        found[report].append(f"described there as {name}, confirmed to be this person")
    return found
