"""Changes to places: they come from boundary files and from nowhere else."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.bulk import Changes, synchronise
from counterpart.places import boundaries
from counterpart.places.models import District, Lsoa, Ward


@dataclass(frozen=True, slots=True)
class PlacesLoaded:
    """What one load did to each kind of place."""

    districts: Changes
    wards: Changes
    lsoas: Changes

    @property
    def changed_nothing(self) -> bool:
        return all(kind.total == kind.unchanged for kind in (self.districts, self.wards, self.lsoas))


def load_boundaries(*, by: Actor, at: datetime, folder: Path) -> PlacesLoaded:
    """Make districts, wards and LSOAs equal to the boundary files of `folder`.

    A place that the files no longer hold stays, as old records point at it. Raises
    BoundaryFileError before anything is changed.
    """
    read = boundaries.read(folder)
    districts = [
        District(code=place.code, name=place.name, force_code=read.force_code, is_urban=place.code in read.always_urban)
        for place in read.districts
    ]
    wards = [Ward(code=place.code, name=place.name, district_id=read.parents[place.code]) for place in read.wards]
    lsoas = [Lsoa(code=place.code, name=place.name, district_id=read.parents[place.code]) for place in read.lsoas]
    child_fields = ("name", "district_id")
    with transaction.atomic():
        loaded = PlacesLoaded(
            districts=synchronise(
                District.objects.all(), districts, key="code", fields=("name", "force_code", "is_urban")
            ),
            wards=synchronise(Ward.objects.all(), wards, key="code", fields=child_fields),
            lsoas=synchronise(Lsoa.objects.all(), lsoas, key="code", fields=child_fields),
        )
        counts = {"districts": len(districts), "wards": len(wards), "lsoas": len(lsoas)}
        audit.record(
            by=by,
            at=at,
            action="places.load",
            kind=audit.Kind.COLLECTION,
            target=audit.Target("places.district"),
            data={**counts, "changed_nothing": loaded.changed_nothing},
        )
    return loaded
