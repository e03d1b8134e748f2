"""The food register of Norwich as published, and registers that are wrong in one thing each."""

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django.fixtures import DjangoAssertNumQueries

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.bulk import Changes
from counterpart.core.formats.problems import UnreadableFile
from counterpart.partners.actions import premises_register
from counterpart.partners.actions.premises_register import RegisterLoaded
from counterpart.partners.errors import PlacesMissing
from counterpart.partners.models import Organisation, Premises
from counterpart.places.actions import load_boundaries
from tests.unit.core.formats.registers import register, row, written

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
LOADER = Actor.system("counterpart load-premises")
NORWICH = settings.BOUNDARIES.parent / "premises" / "norwich-fhrs-FHRS232en-GB.xml.gz"

pytestmark = pytest.mark.django_db


@pytest.fixture
def places() -> None:
    load_boundaries(by=LOADER, at=AT, folder=settings.BOUNDARIES)


def load(path: Path, *, at: datetime = AT) -> RegisterLoaded:
    return premises_register.load_fhrs(by=LOADER, at=at, path=path)


@pytest.mark.usefixtures("places")
class TestTheRegisterOfNorwich:
    def test_loads_all_1563_businesses(self) -> None:
        loaded = load(NORWICH)
        assert (loaded.rows, loaded.changes, loaded.problems) == (1563, Changes(added=1563), ())
        assert Premises.objects.filter(source="fhrs", organisation=None).count() == 1563

    def test_places_all_1384_that_have_a_point(self) -> None:
        loaded = load(NORWICH)
        assert (loaded.located, loaded.placed) == (1384, 1384)
        assert loaded.by_district == {"Norwich": 1382, "Broadland": 2}
        for place in ("district", "ward", "lsoa"):
            assert Premises.objects.filter(**{f"{place}__isnull": False}).count() == 1384

    def test_ward_and_lsoa_lie_in_the_district(self) -> None:
        load(NORWICH)
        for premises in Premises.objects.exclude(district=None).select_related("ward", "lsoa"):
            assert premises.ward is not None
            assert premises.lsoa is not None
            assert premises.district_id == premises.ward.district_id == premises.lsoa.district_id

    def test_maps_every_sector_and_type(self) -> None:
        assert load(NORWICH).unknown_types == {}
        types = Counter(Premises.objects.values_list("sector", "premises_type"))
        assert types["retail", "supermarket"] == 53
        assert types["licensed", "pub"] == 158
        assert types["retail", "shop"] == 301

    @pytest.mark.slow  # two loads of the whole register
    def test_a_second_load_changes_nothing_and_says_so(self) -> None:
        load(NORWICH)
        before = list(Premises.objects.order_by("pk").values())
        again = load(NORWICH, at=LATER)
        assert again.changed_nothing
        assert again.changes == Changes(unchanged=1563)
        assert list(Premises.objects.order_by("pk").values()) == before

    def test_costs_few_statements(self, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
        with django_assert_max_num_queries(40):
            load(NORWICH)


@pytest.mark.usefixtures("places")
class TestChanges:
    def test_a_changed_row_is_updated_and_counted(self, tmp_path: Path) -> None:
        load(written(tmp_path, register(row(FHRSID="1"), row(FHRSID="2"))))
        renamed = written(tmp_path, register(row(FHRSID="1", BusinessName="The Whelk"), row(FHRSID="2")))
        assert load(renamed, at=LATER).changes == Changes(changed=1, unchanged=1)
        premises = Premises.objects.get(source_reference="1")
        assert (premises.name, premises.registered_at) == ("The Whelk", AT)

    def test_claimed_premises_are_left_to_their_business(self, tmp_path: Path) -> None:
        load(written(tmp_path, register(row())))
        business = Organisation.objects.create(kind="business", name="Crab Limited", registered_at=AT)
        Premises.objects.update(organisation=business, name="Our own name")
        again = load(written(tmp_path, register(row())), at=LATER)
        assert (again.claimed, again.changed_nothing) == (1, True)
        assert Premises.objects.get().name == "Our own name"

    def test_an_entry_that_left_the_register_stays(self, tmp_path: Path) -> None:
        load(written(tmp_path, register(row(FHRSID="1"), row(FHRSID="2"))))
        load(written(tmp_path, register(row(FHRSID="1"))), at=LATER)
        assert Premises.objects.count() == 2

    def test_a_type_that_we_do_not_know_is_other_and_counted(self, tmp_path: Path) -> None:
        loaded = load(written(tmp_path, register(row(BusinessTypeID="9999", BusinessType="Space station"))))
        assert loaded.unknown_types == {"Space station": 1}
        assert Premises.objects.get().sector == "other"

    def test_a_point_outside_every_district_is_kept_without_one(self, tmp_path: Path) -> None:
        london = "<Longitude>-0.1278</Longitude><Latitude>51.5074</Latitude>"
        loaded = load(written(tmp_path, register(row(Geocode=london))))
        assert (loaded.located, loaded.placed) == (1, 0)
        assert Premises.objects.get().district is None

    def test_the_load_stands_in_the_audit_log(self, tmp_path: Path) -> None:
        load(written(tmp_path, register(row(), row(FHRSID="x"))))
        event = audit.AuditEvent.objects.get(action="premises.load")
        assert '"added":1' in event.data
        assert '"left_out":[2]' in event.data


@pytest.mark.usefixtures("places")
class TestBrokenFiles:
    def test_bad_rows_are_reported_by_line_and_the_rest_loads(self, tmp_path: Path) -> None:
        path = written(
            tmp_path,
            register(
                row(FHRSID="1"),
                row(FHRSID=None),
                row(FHRSID="3", Geocode="<Longitude>here</Longitude><Latitude>52.6</Latitude>"),
                row(FHRSID="4", Geocode="<Longitude>52.6</Longitude><Latitude>1.29</Latitude>"),
                row(FHRSID="1"),
                row(FHRSID="6", BusinessName="x" * 5000),
                row(FHRSID="7"),
            ),
        )
        loaded = load(path)
        assert loaded.rows == 7
        assert set(Premises.objects.values_list("source_reference", flat=True)) == {"1", "7"}
        assert [(problem.line, problem.field) for problem in loaded.problems] == [
            (4, "FHRSID"),
            (5, "Longitude"),
            (6, "Longitude"),
            (7, "FHRSID"),
            (8, "BusinessName"),
        ]

    @pytest.mark.parametrize(
        "content",
        [
            b"",
            b"name,postcode\n",
            b"PK\x03\x04 half an archive",
            b"<Register/>",
            register(row(), row(FHRSID="2"))[:-80].encode(),
            register(row(), row(FHRSID="2", BusinessName="Café")).encode("latin-1"),
        ],
        ids=["empty", "no XML", "zip", "wrong root", "truncated", "wrong encoding"],
    )
    def test_a_file_that_is_no_register_changes_nothing(self, tmp_path: Path, content: bytes) -> None:
        path = written(tmp_path, content)
        with pytest.raises(UnreadableFile, match=str(path)):
            load(path)
        assert not Premises.objects.exists()


def test_places_come_first(tmp_path: Path) -> None:
    with pytest.raises(PlacesMissing, match="run counterpart load-places first"):
        load(written(tmp_path, register(row())))
    assert not Premises.objects.exists()
