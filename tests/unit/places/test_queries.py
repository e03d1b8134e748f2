import pytest
from django.conf import settings

from counterpart.places import boundaries
from counterpart.places.queries import Location, locate


def names(location: Location) -> tuple[str | None, ...]:
    norfolk = boundaries.read(settings.BOUNDARIES)
    known = {place.code: place.name for place in (*norfolk.districts, *norfolk.wards, *norfolk.lsoas)}
    return tuple(known[code] if code else None for code in (location.district, location.ward, location.lsoa))


@pytest.mark.parametrize(
    ("lon", "lat", "district", "ward", "lsoa"),
    [
        pytest.param(1.2929, 52.6284, "Norwich", "Mancroft", "Norwich 017B", id="Norwich market"),
        pytest.param(
            1.7290, 52.6070, "Great Yarmouth", "Central and Northgate", "Great Yarmouth 006B", id="Great Yarmouth"
        ),
        pytest.param(
            0.3950,
            52.7540,
            "King's Lynn and West Norfolk",
            "St. Margaret's with St. Nicholas",
            "King's Lynn and West Norfolk 011B",
            id="King's Lynn",
        ),
        pytest.param(
            1.259466, 52.651409, "Norwich", "Wensum", "Norwich 006B", id="in a ward of the neighbour by its edge"
        ),
        pytest.param(
            1.50696, 52.57232, "Norwich", None, "Norwich 014F", id="on the Yare, far from any ward of Norwich"
        ),
        pytest.param(1.7500, 52.9500, None, None, None, id="in the North Sea"),
        pytest.param(-0.1278, 51.5074, None, None, None, id="London"),
        pytest.param(52.6284, 1.2929, None, None, None, id="latitude first"),
    ],
)
def test_locates_a_point(lon: float, lat: float, district: str | None, ward: str | None, lsoa: str | None) -> None:
    assert names(locate(lon=lon, lat=lat)) == (district, ward, lsoa)
