"""Where records stand that can be linked, and what of each is compared.

What is taken is on the allow-list of `core.linkage` (`preparing.TAKEN`). No sex, age or any other protected
characteristic is read here; a date of birth tells a person record from another, and no age is made of it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet

from counterpart.core.linkage.folding import latin
from counterpart.core.references import vrm
from counterpart.crimes.models import Incident, SuspectDescription
from counterpart.links.models import Link, LinkedRecord, LinkKind, RecordSource
from counterpart.partners.models import Organisation, OrganisationKind, Premises
from counterpart.suspects.models import Nominal

Raw = Mapping[str, str]
# A chain has many addresses; so many of them are compared, the oldest first.
MOST_PREMISES = 10
_AT_ONCE = 1000


@dataclass(frozen=True, slots=True)
class Source:
    """One source. `of_force` leads from a row to its force; `says` gives what is compared of a row.

    Whoever goes by several names, or trades at several addresses, says several things, each compared by itself.
    """

    kind: LinkKind
    rows: Callable[[], QuerySet[Any]]
    of_force: str
    says: Callable[[Any], list[Raw]]
    is_simulated: Callable[[Any], bool]
    # A report never changes; a record does.
    changes: bool = False

    def of(self, force: Organisation) -> QuerySet[Any]:
        """The rows of a force, in order of their keys."""
        return self.rows().filter(**{self.of_force: force}).order_by("pk")


def digest(says: list[Raw]) -> str:
    """SHA-256 of what is compared of a record."""
    return sha256(json.dumps(says, sort_keys=True, ensure_ascii=True).encode("ascii")).hexdigest()


def read(records: Iterable[LinkedRecord]) -> Iterator[tuple[LinkedRecord, list[Raw]]]:
    """Records with what is compared of each, as it stands now.

    One that is gone, or that cannot be read, is left out: the comparison of the record itself says what is wrong.
    """
    rest = iter(records)
    while chunk := list(islice(rest, _AT_ONCE)):
        rows = rows_of(chunk)
        for record in chunk:
            if says := _says(record, rows.get(record.pk)):
                yield record, says


def stands(link: Link) -> bool:
    """Whether both records say what they said when the link was suggested."""
    now = {record.pk: digest(says) for record, says in read((link.left, link.right))}
    return now == {link.left_id: link.left_digest, link.right_id: link.right_digest}


def rows_of(records: Iterable[LinkedRecord]) -> dict[int, Any]:
    """The rows for which records stand, by the key of the record. One query a source."""
    by_source: dict[RecordSource, dict[int, int]] = {}
    for record in records:
        by_source.setdefault(RecordSource(record.source), {})[record.key] = record.pk
    return {
        keys[row.pk]: row for source, keys in by_source.items() for row in SOURCES[source].rows().filter(pk__in=keys)
    }


def reference_of(source: str, row: Any) -> str:
    """By what a record is named on paper: its own reference, that of its report, or its name."""
    if source in (RecordSource.DESCRIBED, RecordSource.VEHICLE):
        return str(row.incident.reference)
    return str(row.reference if source in (RecordSource.NOMINAL, RecordSource.MADE_OFF) else row.name)


def named_alike(records: Iterable[LinkedRecord]) -> dict[int, str]:
    """Of people and vehicles that reports tell of, the name or plate without its ways of writing, by record.

    Who has a record, and what stands at an address, is told apart by itself and left out. One query a source.
    """
    keys: dict[str, dict[int, int]] = {}
    for record in records:
        keys.setdefault(record.source, {})[record.key] = record.pk
    return {
        keys[source][key]: name(said)
        for source, (rows, field, name) in _NAMES.items()
        for key, said in rows().filter(pk__in=keys.get(source, ())).values_list("pk", field)
    }


def report_of(source: str, row: Any) -> int | None:
    """The key of the report that holds the row; None for what stands by itself."""
    if source in (RecordSource.DESCRIBED, RecordSource.VEHICLE):
        return int(row.incident_id)
    return int(row.pk) if source == RecordSource.MADE_OFF else None


def _says(record: LinkedRecord, row: Any) -> list[Raw]:
    if row is None:
        return []
    try:
        return SOURCES[RecordSource(record.source)].says(row)
    except Exception:  # whatever a row holds, the others can be read
        return []


def _plate(raw: str) -> str:
    return vrm.normalise(raw).normalised


def _person(raw: str) -> str:
    return " ".join(sorted(latin(raw).split())) or raw


def _nominal(row: Nominal) -> list[Raw]:
    born = row.date_of_birth.isoformat() if row.date_of_birth else ""
    names = dict.fromkeys(name.strip() for name in (row.name, *row.other_names.splitlines()) if name.strip())
    return [_told(name=name, date_of_birth=born) for name in names]


def _described(row: SuspectDescription) -> list[Raw]:
    return [_told(name=row.name, vrm=row.vrm)]


def _vehicle(row: SuspectDescription) -> list[Raw]:
    return [_told(vrm=row.vrm, words=row.vehicle)]


def _made_off(row: Incident) -> list[Raw]:
    return [_told(vrm=row.answers["making_off"]["vrm"])]


def _premises(row: Premises) -> list[Raw]:
    return [_told(name=row.name, address=row.address, postcode=row.postcode)]


def _business(row: Organisation) -> list[Raw]:
    at = sorted(row.premises.all(), key=lambda each: each.pk)[:MOST_PREMISES]
    codes = list(dict.fromkeys(each.postcode for each in at if each.postcode))
    return [_told(name=row.name, postcode=code) for code in codes or [""]]


def _told(**values: str) -> Raw:
    return {field: value.strip() for field, value in values.items() if value.strip()}


def _of_report(row: SuspectDescription) -> bool:
    return row.incident.is_simulated


def _of_row(row: Nominal | Incident | Premises | Organisation) -> bool:
    return row.is_simulated


def _descriptions() -> QuerySet[SuspectDescription]:
    return SuspectDescription.objects.select_related("incident__district", "incident__premises")


def _businesses() -> QuerySet[Organisation]:
    return Organisation.objects.filter(kind=OrganisationKind.BUSINESS).prefetch_related("premises")


def _unpaid() -> QuerySet[Incident]:
    has_plate = (
        Q(answers__making_off__vrm__isnull=False) & ~Q(answers__making_off__vrm="") & ~Q(answers__making_off__vrm=None)
    )
    return Incident.objects.filter(has_plate).select_related("district", "premises")


# Where the name or plate stands, and how it is made alike.
_NAMES: dict[str, tuple[Callable[[], QuerySet[Any]], str, Callable[[str], str]]] = {
    RecordSource.DESCRIBED: (SuspectDescription.objects.all, "name", _person),
    RecordSource.VEHICLE: (SuspectDescription.objects.all, "vrm", _plate),
    RecordSource.MADE_OFF: (Incident.objects.all, "answers__making_off__vrm", _plate),
}

SOURCES: dict[RecordSource, Source] = {
    RecordSource.NOMINAL: Source(LinkKind.PERSON, Nominal.objects.all, "force", _nominal, _of_row, changes=True),
    RecordSource.DESCRIBED: Source(
        LinkKind.PERSON, lambda: _descriptions().exclude(name=""), "incident__force", _described, _of_report
    ),
    RecordSource.VEHICLE: Source(
        LinkKind.VEHICLE, lambda: _descriptions().exclude(vrm=""), "incident__force", _vehicle, _of_report
    ),
    RecordSource.MADE_OFF: Source(LinkKind.VEHICLE, _unpaid, "force", _made_off, _of_row),
    RecordSource.PREMISES: Source(
        LinkKind.PREMISES,
        lambda: Premises.objects.select_related("organisation", "district"),
        "organisation__force",
        _premises,
        _of_row,
        changes=True,
    ),
    RecordSource.BUSINESS: Source(LinkKind.BUSINESS, _businesses, "force", _business, _of_row, changes=True),
}
