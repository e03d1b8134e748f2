"""Records that can be linked, as pages show them: a title, where they stand, and what they say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.wording import day
from counterpart.crimes.models import Incident, SuspectDescription
from counterpart.links.models import LinkedRecord, RecordSource
from counterpart.links.sources import rows_of
from counterpart.partners.models import Organisation, Premises
from counterpart.suspects.models import Nominal

Facts = dict[str, str]
GONE = "A record that was removed"


@dataclass(frozen=True, slots=True)
class Shown:
    """A record in words. `href` leads to where it stands, where the desk has such a page; `facts` in their order."""

    record: LinkedRecord
    title: str
    where: str
    href: str
    facts: Facts

    def href_for(self, actor: Actor) -> str:
        """The same for whoever may open it; empty for others."""
        needed = Permission.IMAGE_WORK if self.record.source == RecordSource.NOMINAL else Permission.CASE_READ
        return self.href if actor.may(needed) else ""

    @property
    def page(self) -> str:
        """The address of the record's own page among links."""
        return reverse("desk_links:record", args=[self.record.pk])

    @property
    def label(self) -> str:
        """What tells it from another of the same title, as short as can be."""
        return self.where or self.title

    @property
    def name(self) -> str:
        """Title and place in one, where several records have one title."""
        return f"{self.title}, {self.where}" if self.where else self.title


def shown(records: Iterable[LinkedRecord]) -> dict[int, Shown]:
    """Each record by its key. A query for each source."""
    records = list(records)
    rows = rows_of(records)
    return {record.pk: _shown(record, rows.get(record.pk)) for record in records}


def side_by_side(left: Shown, right: Shown) -> list[list[str]]:
    """Rows of a table: what each says, without what neither does."""
    labels = dict.fromkeys([*left.facts, *right.facts])
    rows = [[label, left.facts.get(label, ""), right.facts.get(label, "")] for label in labels]
    return [[label, *(value or "Not known" for value in values)] for label, *values in rows if any(values)]


def _shown(record: LinkedRecord, row: Any) -> Shown:
    if row is None:
        return Shown(record, GONE, "", "", {})
    title, where, href, facts = _WORDS[RecordSource(record.source)](row)
    return Shown(record, title, where, href, facts)


Words = tuple[str, str, str, Facts]


def _nominal(row: Nominal) -> Words:
    facts = {
        "Name": row.name,
        "Other names": ", ".join(row.other_names.splitlines()),
        "Date of birth": day(row.date_of_birth) if row.date_of_birth else "",
        "Build": row.build,
        "Height": row.height,
        "Hair": row.hair,
        "Distinctive": row.distinctive,
    }
    return row.name, row.reference, reverse("desk_images:nominal", args=[row.reference]), facts


def _described(row: SuspectDescription) -> Words:
    facts = {
        "Name": row.name,
        "How they are known": row.known_how,
        "Build": row.build,
        "Height": row.height,
        "Hair": row.hair,
        "Distinctive": row.distinctive,
        "Number plate": row.vrm,
        "Vehicle": row.vehicle,
        **_event(row.incident),
    }
    return row.name, *_report(row.incident), facts


def _vehicle(row: SuspectDescription) -> Words:
    return row.vrm, *_report(row.incident), {"Number plate": row.vrm, "Vehicle": row.vehicle, **_event(row.incident)}


def _made_off(row: Incident) -> Words:
    plate = row.answers["making_off"]["vrm"]
    return plate, *_report(row), {"Number plate": plate, **_event(row)}


def _premises(row: Premises) -> Words:
    business = row.organisation.name if row.organisation else ""
    facts = {"Name": row.name, "Address": row.address, "Postcode": row.postcode, "Business": business}
    return row.name, business, "", facts


def _business(row: Organisation) -> Words:
    addresses = [f"{each.name}, {each.postcode}" for each in row.premises.all()]
    facts = {"Name": row.name, "Premises": "\n".join(addresses), "Size": row.get_size_band_display()}
    return row.name, "", "", facts


_WORDS: dict[RecordSource, Callable[[Any], Words]] = {
    RecordSource.NOMINAL: _nominal,
    RecordSource.DESCRIBED: _described,
    RecordSource.VEHICLE: _vehicle,
    RecordSource.MADE_OFF: _made_off,
    RecordSource.PREMISES: _premises,
    RecordSource.BUSINESS: _business,
}


def _report(incident: Incident) -> tuple[str, str]:
    return incident.reference, reverse("desk:case", kwargs={"reference": incident.reference})


def _event(incident: Incident) -> Facts:
    premises = incident.premises.name if incident.premises else ""
    district = incident.district.name if incident.district else ""
    return {
        "What happened": incident.get_what_happened_display(),
        "When": day(incident.occurred_from),
        "Where": ", ".join(part for part in (premises, district) if part),
    }
