"""The premises register: places of business that an official register names, before anybody claims them.

An entry is a premises without organisation. A business that claims it becomes its organisation and
from then on says itself what the premises is: a later load leaves it alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
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

SOURCE = "fhrs"
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
class RegisterLoaded:
    """What one load did.

    `rows` are the rows of the file: those read and those in `problems` alike. `claimed` rows were
    left to the business that owns them. `located` rows have a point, of which `placed` lie in a
    district that we know. `unknown_types` counts rows by business type that our table does not
    know; they were loaded with sector and type "other".
    """

    file: str
    rows: int
    changes: Changes
    claimed: int
    located: int
    placed: int
    by_district: Mapping[str, int]
    unknown_types: Mapping[str, int]
    problems: tuple[BadRow, ...]

    @property
    def changed_nothing(self) -> bool:
        return self.changes.total == self.changes.unchanged


def load_fhrs(*, by: Actor, at: datetime, path: Path) -> RegisterLoaded:
    """Make our copy of a food register equal to the file; a second run changes nothing.

    A bad row is left out and reported; the rest is loaded. An establishment that the file no
    longer holds stays, as reports may point at it. Raises UnreadableFile when the file is not a
    complete register, and PlacesMissing before the places are loaded: nothing is changed then.
    """
    file = _read(path)
    with transaction.atomic():
        existing = Premises.objects.filter(source=SOURCE)
        claimed = frozenset(existing.filter(organisation__isnull=False).values_list("source_reference", flat=True))
        premises = [_premises(establishment, at) for establishment in file.establishments]
        _check_places(premises)
        unclaimed = [row for row in premises if row.source_reference not in claimed]
        changes = synchronise(existing, unclaimed, key="source_reference", fields=_FIELDS)
        loaded = _summary(path, file, premises, changes, claimed=len(premises) - len(unclaimed))
        audit.record(
            by=by,
            at=at,
            action="premises.load",
            kind=audit.Kind.COLLECTION,
            target=audit.Target("partners.premises"),
            data={
                "source": SOURCE,
                "file": path.name,
                "rows": loaded.rows,
                "added": changes.added,
                "changed": changes.changed,
                "unchanged": changes.unchanged,
                "claimed": loaded.claimed,
                "left_out": [problem.row for problem in loaded.problems],
            },
        )
    return loaded


@dataclass(slots=True)
class _File:
    """The rows of a register, sorted into good and bad."""

    establishments: list[FhrsEstablishment] = field(default_factory=list)
    problems: list[BadRow] = field(default_factory=list)


def _read(path: Path) -> _File:
    file = _File()
    for item in fhrs.read(path):
        if isinstance(item, BadRow):
            file.problems.append(item)
        else:
            file.establishments.append(item)
    return file


def _premises(establishment: FhrsEstablishment, at: datetime) -> Premises:
    kind = business_type(establishment.business_type_id)
    location = places.Location()
    if establishment.longitude is not None and establishment.latitude is not None:
        location = places.locate(lon=establishment.longitude, lat=establishment.latitude)
    return Premises(
        name=establishment.name,
        address=establishment.address,
        postcode=establishment.postcode,
        sector=kind.sector if kind else Sector.OTHER,
        premises_type=kind.premises_type if kind else PremisesType.OTHER,
        longitude=establishment.longitude,
        latitude=establishment.latitude,
        district_id=location.district,
        ward_id=location.ward,
        lsoa_id=location.lsoa,
        source=SOURCE,
        source_reference=establishment.fhrs_id,
        registered_at=at,
    )


def _check_places(premises: Iterable[Premises]) -> None:
    needed = {code for row in premises for code in (row.district_id, row.ward_id, row.lsoa_id) if code}
    if missing := needed - set(_place_codes()):
        raise PlacesMissing(f"{len(missing)} places are not loaded ({min(missing)}): run counterpart load-places first")


def _place_codes() -> Iterator[str]:
    for model in (District, Ward, Lsoa):
        yield from model._default_manager.values_list("pk", flat=True)


def _summary(path: Path, file: _File, premises: list[Premises], changes: Changes, *, claimed: int) -> RegisterLoaded:
    types = Counter(row.business_type for row in file.establishments if business_type(row.business_type_id) is None)
    names = dict(District.objects.values_list("code", "name"))
    by_district = Counter(names[row.district_id] for row in premises if row.district_id)
    return RegisterLoaded(
        file=str(path),
        # A problem of the file as a whole has row 0 and is no row.
        rows=len(file.establishments) + sum(problem.row > 0 for problem in file.problems),
        changes=changes,
        claimed=claimed,
        located=sum(row.longitude is not None for row in premises),
        placed=by_district.total(),
        by_district=dict(by_district.most_common()),
        unknown_types=dict(types.most_common()),
        problems=tuple(file.problems),
    )
