"""Questions about places."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import QuerySet

from counterpart.places import boundaries
from counterpart.places.models import District

# Wards are generalised more coarsely than LSOAs: near a district's edge a point's ward can lie in
# the neighbour. Then the nearest ward of its own district serves, unless it is further than this.
WARD_WITHIN_METRES = 250


@dataclass(frozen=True, slots=True)
class Location:
    """Where a point lies, as codes, which are the keys of the models; None outside all places.

    District and LSOA are there together or not at all, and the ward lies in the same district.
    """

    district: str | None = None
    ward: str | None = None
    lsoa: str | None = None


def locate(*, lon: float, lat: float) -> Location:
    """District, ward and LSOA of a point in WGS84 degrees; asks the boundary files, not the database.

    The LSOA decides the district, as the finest layer. The ward may be None: on the water, where
    LSOAs follow a boundary and wards do not.
    """
    places = boundaries.read(settings.BOUNDARIES)
    lsoa = places.lsoa_index.find(lon, lat)
    if lsoa is None:
        return Location()
    district = places.parents[lsoa]
    ward = places.ward_index.find(lon, lat)
    if ward is None or places.parents[ward] != district:
        ward = places.ward_index.nearest(lon, lat, parent=district, within_metres=WARD_WITHIN_METRES)
    return Location(district, ward, lsoa)


def districts() -> QuerySet[District]:
    """All loaded districts by name."""
    return District.objects.order_by("name")


def name_of(*, lon: float, lat: float) -> str:
    """Where a point lies, as people say it: "Mancroft, Norwich"; the district alone without a ward, "" outside all."""
    places, found = boundaries.read(settings.BOUNDARIES), locate(lon=lon, lat=lat)
    names = (places.names.get(code) for code in (found.ward, found.district) if code)
    return ", ".join(name for name in names if name)
