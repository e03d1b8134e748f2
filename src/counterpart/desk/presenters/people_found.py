"""People and what is linked to them, as pages show it."""

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any

from django.urls import reverse

from counterpart.base.wording import day, plural
from counterpart.core.periods.local_time import local_date
from counterpart.desk.presenters.tags import Tag
from counterpart.links.queries import people as confirmed
from counterpart.series.queries import ground, tiers
from counterpart.suspects.models import Nominal, NominalLink
from counterpart.suspects.queries import people


def people_rows(found: Iterable[Nominal]) -> list[list[Any]]:
    """Name with its link, reference, other names and number of linked cases."""
    return [
        [
            {"text": each.name, "href": reverse("desk_images:nominal", args=[each.reference])},
            each.reference,
            ", ".join(each.other_names.splitlines()) or "None known",
            getattr(each, "crimes", 0),
        ]
        for each in found
    ]


class NominalPage:
    """One person: what is linked, where, when, and what each link rests on."""

    def __init__(self, nominal: Nominal, links: Iterable[NominalLink], at: datetime) -> None:
        self.nominal = nominal
        self.links = list(links)
        self._at = at

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What is known, without empty rows."""
        each = self.nominal
        born = day(each.date_of_birth) if each.date_of_birth else ""
        rows = [
            ("Reference", each.reference),
            ("Other names", ", ".join(each.other_names.splitlines())),
            ("Date of birth", born),
            ("Build", each.build),
            ("Height", each.height),
            ("Hair", each.hair),
            ("Distinctive", each.distinctive),
        ]
        return [(label, value) for label, value in rows if value]

    @cached_property
    def tiers(self) -> list[Tag]:
        """The tiers that a person confirmed and that are in force today."""
        in_force = tiers.in_force_of(self.nominal, local_date(self._at))
        return [Tag(f"{each.get_tier_display()} until {day(each.expires_on)}", "special") for each in in_force]

    @cached_property
    def districts(self) -> list[list[str]]:
        """District and number of linked cases: the small map as a table."""
        return [[name or "Not known", str(count)] for name, count in people.by_district(self.links)]

    @cached_property
    def summary(self) -> str:
        cases = plural(len({link.case_id for link in self.links}), "case")
        return f"{cases} in {plural(len(self.districts), 'district')}"

    @cached_property
    def counted(self) -> str:
        """How many reports tiers look at, under all records that are confirmed to be of this person."""
        reports = list(confirmed.incidents_of(confirmed.person_of(self.nominal)))
        if not reports:
            return ""
        count = sum(ground.counts(each) for each in reports)
        told = f"{plural(len(reports), 'report')} under all confirmed records of this person"
        left_out = "" if count == len(reports) else "; the others were withdrawn or found to be no crime"
        return f"{told}, of which {count:,} count for tiers{left_out}."

    @cached_property
    def rests(self) -> list[dict[str, Any]]:
        """Each link with its case, place, day, and the identification that it falls with."""
        return [self._rest(link) for link in self.links]

    def _rest(self, link: NominalLink) -> dict[str, Any]:
        incident, said = link.case.primary_incident, link.identification
        reviewers = " and ".join(review.reviewed_by_name for review in said.reviews.all())
        in_date = people.is_in_date(said.image, self._at)
        return {
            "case": link.case.reference,
            "href": reverse("desk_images:of_case", kwargs={"reference": link.case.reference}),
            "what": str(link.crime) if link.crime else incident.get_what_happened_display(),
            "where": incident.district.name if incident.district else "District not known",
            "when": day(incident.occurred_from),
            "said": f"{said.said_by_name} named {said.named}: {said.reason}",
            "confirmed": f"Confirmed by {reviewers} on {day(said.decided_at)}" if said.decided_at else "",
            "image": said.image if in_date else None,
            "image_words": said.image.reference if in_date else "an image that is no longer shown",
            "undo": reverse("desk_images:undo", args=[said.pk]),
        }
