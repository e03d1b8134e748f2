"""The premises register: places of business that an official register names, before anybody claims them.

An entry is a premises without organisation. A business that claims it becomes its organisation and
from then on says itself what the premises is: a later load leaves it alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.bulk import Changes, synchronise
from counterpart.core.formats import fhrs
from counterpart.core.formats.fhrs import FhrsEstablishment
from counterpart.core.formats.fhrs_types import business_type
from counterpart.core.formats.problems import BadRow
from counterpart.partners.errors import PlacesMissing
from counterpart.partners.models import Premises, PremisesType, Sector
from counterpart.places import queries as places
from counterpart.places.models import District, Lsoa, Ward

FOOD_REGISTER = "fhrs"
_FIELDS = (
    "name",
    "address",
    "postcode",
    "sector",
    "premises_type",
    "longitude",
    "latitude",
    "district_id",
    "ward_id",
    "lsoa_id",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of business as a register names it; `reference` is its number there."""

    reference: str
    name: str
    address: str
    postcode: str
    sector: str
    premises_type: str
    longitude: float | None
    latitude: float | None


@dataclass(frozen=True, slots=True)
class EntriesLoaded:
    """What became of the entries of a register.

    `claimed` entries were left to the business that owns them. `located` entries have a point, of
    which `placed` lie in a district that we know.
    """

    changes: Changes
    claimed: int
    located: int
    placed: int
    by_district: Mapping[str, int]

    @property
    def changed_nothing(self) -> bool:
        return self.changes.total == self.changes.unchanged


@dataclass(frozen=True, slots=True)
class RegisterLoaded(EntriesLoaded):
    """What became of a file.

    `rows` are all rows of the file, also those in `problems`, which were left out. `unknown_types`
    counts rows by business type that our table does not know; they became sector and type "other".
    """

    file: str
    rows: int
    unknown_types: Mapping[str, int]
    problems: tuple[BadRow, ...]


def load_fhrs(*, by: Actor, at: datetime, path: Path) -> RegisterLoaded:
    """Make our copy of a food register equal to the file; a second run changes nothing.

    A bad row is left out and reported; the rest is loaded. Raises UnreadableFile when the file is
    not a complete register, and PlacesMissing before the places are loaded: nothing is changed then.
    """
    items = list(fhrs.read(path))
    problems = tuple(item for item in items if isinstance(item, BadRow))
    establishments = [item for item in items if isinstance(item, FhrsEstablishment)]
    # A problem of the file as a whole has row 0 and is no row.
    left_out = [problem.row for problem in problems if problem.row]
    loaded = load(
        by=by,
        at=at,
        source=FOOD_REGISTER,
        entries=[_entry(establishment) for establishment in establishments],
        data={"file": path.name, "left_out": left_out},
    )
    types = Counter(each.business_type for each in establishments if business_type(each.business_type_id) is None)
    return RegisterLoaded(
        changes=loaded.changes,
        claimed=loaded.claimed,
        located=loaded.located,
        placed=loaded.placed,
        by_district=loaded.by_district,
        file=str(path),
        rows=len(establishments) + len(left_out),
        unknown_types=dict(types.most_common()),
        problems=problems,
    )


@transaction.atomic
def load(
    *,
    by: Actor,
    at: datetime,
    source: str,
    entries: Iterable[Entry],
    is_simulated: bool = False,
    data: Mapping[str, object] | None = None,
) -> EntriesLoaded:
    """Make our copy of the register `source` equal to `entries`.

    An entry that the register no longer holds stays, as reports may point at it. `data` goes into
    the audit event. Raises PlacesMissing.
    """
    existing = Premises.objects.filter(source=source)
    claimed = frozenset(existing.filter(organisation__isnull=False).values_list("source_reference", flat=True))
    premises = [_premises(entry, source, at, is_simulated) for entry in entries]
    _check_places(premises)
    unclaimed = [row for row in premises if row.source_reference not in claimed]
    changes = synchronise(existing, unclaimed, key="source_reference", fields=_FIELDS)
    counts = {"added": changes.added, "changed": changes.changed, "unchanged": changes.unchanged}
    audit.record(
        by=by,
        at=at,
        action="premises.load",
        kind=audit.Kind.COLLECTION,
        target=audit.Target("partners.premises"),
        data={"source": source, "claimed": len(premises) - len(unclaimed), **counts, **(data or {})},
    )
    by_district = _by_district(premises)
    return EntriesLoaded(
        changes=changes,
        claimed=len(premises) - len(unclaimed),
        located=sum(row.longitude is not None for row in premises),
        placed=sum(by_district.values()),
        by_district=by_district,
    )


def _entry(establishment: FhrsEstablishment) -> Entry:
    kind = business_type(establishment.business_type_id)
    return Entry(
        reference=establishment.fhrs_id,
        name=establishment.name,
        address=establishment.address,
        postcode=establishment.postcode,
        sector=kind.sector if kind else Sector.OTHER,
        premises_type=kind.premises_type if kind else PremisesType.OTHER,
        longitude=establishment.longitude,
        latitude=establishment.latitude,
    )


def _premises(entry: Entry, source: str, at: datetime, is_simulated: bool) -> Premises:
    location = places.Location()
    if entry.longitude is not None and entry.latitude is not None:
        location = places.locate(lon=entry.longitude, lat=entry.latitude)
    return Premises(
        name=entry.name,
        address=entry.address,
        postcode=entry.postcode,
        sector=entry.sector,
        premises_type=entry.premises_type,
        longitude=entry.longitude,
        latitude=entry.latitude,
        district_id=location.district,
        ward_id=location.ward,
        lsoa_id=location.lsoa,
        source=source,
        source_reference=entry.reference,
        is_simulated=is_simulated,
        registered_at=at,
    )


def _check_places(premises: Iterable[Premises]) -> None:
    needed = {code for row in premises for code in (row.district_id, row.ward_id, row.lsoa_id) if code}
    if missing := needed - set(_place_codes()):
        raise PlacesMissing(f"{len(missing)} places are not loaded ({min(missing)}): run counterpart load-places first")


def _place_codes() -> Iterator[str]:
    for model in (District, Ward, Lsoa):
        yield from model._default_manager.values_list("pk", flat=True)


def _by_district(premises: Iterable[Premises]) -> dict[str, int]:
    names = dict(District.objects.values_list("code", "name"))
    return dict(Counter(names[row.district_id] for row in premises if row.district_id).most_common())
