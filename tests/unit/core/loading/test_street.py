"""Street files of data.police.uk, loaded."""

from pathlib import Path

import duckdb
import pytest

from counterpart.core.loading import Loaded, load
from counterpart.core.periods.months import parse_month
from tests.unit.core.loading.files import CALL, NOWHERE, street_file, street_row


@pytest.fixture
def loaded(tmp_path: Path):
    def from_rows(*rows: dict[str, str]) -> Loaded:
        return load([street_file(tmp_path, *rows)], tmp_path / "snapshot")

    return from_rows


def values(loaded: Loaded, *columns: str) -> list[tuple]:
    names = ", ".join(columns)
    return duckdb.sql(f"SELECT {names} FROM '{loaded.snapshot.crimes}' ORDER BY ALL").fetchall()


def test_a_row_becomes_a_recorded_crime(loaded):
    crimes = loaded(street_row(1))
    assert values(crimes, "source", "crime_id", "force", "first_month", "last_month", "crimes", "category") == [
        ("police-uk", f"{1:064x}", "norfolk", parse_month("2025-01"), parse_month("2025-01"), 1, "shoplifting")
    ]
    assert values(crimes, "district", "lsoa", "longitude", "latitude", "outcome_type") == [
        ("E07000148", "E01026848", 1.29, 52.63, "8")
    ]


def test_what_the_file_does_not_tell_is_unknown(loaded):
    crimes = loaded(street_row(1))
    untold = ("offence_code", "offence_subgroup", "ward", "outcome_month", "is_business_crime", "is_rural", "premises")
    assert values(crimes, *untold) == [(None,) * len(untold)]


def test_an_outcome_that_fits_several_types_is_unknown(loaded):
    crimes = loaded(street_row(1, Last_outcome_category="Unable to prosecute suspect"))
    assert values(crimes, "outcome_type") == [(None,)]


@pytest.mark.parametrize(
    ("name", "district"),
    [
        ("Weymouth and Portland 005A", "E06000059"),
        ("Bournemouth 005A", "E06000058"),
        ("Fenland 001A", "E07000010"),
        ("Kingston upon Hull 001A", "E06000010"),
    ],
)
def test_a_district_is_todays_even_of_another_force(loaded, name, district):
    crimes = loaded(street_row(1, LSOA_code="E01099999", LSOA_name=name))
    assert values(crimes, "force", "district") == [("norfolk", district)]


def test_a_row_without_a_place_has_no_district(loaded):
    assert values(loaded(street_row(1, **NOWHERE)), "district", "lsoa", "longitude", "latitude") == [(None,) * 4]


def test_rows_with_one_crime_id_are_one_crime_and_the_one_with_a_place_is_kept(loaded):
    crimes = loaded(street_row(1, **NOWHERE), street_row(1, LSOA_name="Broadland 001A"), street_row(1))
    assert values(crimes, "lsoa") == [("E01026848",)]
    assert crimes.snapshot.inputs[0].rows == 1
    assert crimes.snapshot.inputs[0].known == 2


def test_alike_rows_without_an_id_are_incidents_of_their_own(loaded):
    assert loaded(street_row(**CALL), street_row(**CALL)).snapshot.rows == 2


def test_coverage_is_of_the_months_that_arrived(loaded):
    crimes = loaded(street_row(1), street_row(2, Month="2025-03"))
    assert [str(span) for span in crimes.snapshot.coverage.spans["norfolk"]] == [
        "2025-01 to 2025-01",
        "2025-03 to 2025-03",
    ]


def test_what_an_earlier_snapshot_has_adds_nothing(loaded, tmp_path):
    earlier = loaded(street_row(1), street_row(**CALL), street_row(**CALL)).snapshot
    more = street_file(tmp_path, street_row(1), street_row(2), *[street_row(**CALL)] * 3, name="later/more.csv")
    later = load([more], tmp_path / "later-snapshot", known=[earlier])
    assert values(later, "crime_id") == [(f"{2:064x}",), (None,)]
    assert later.snapshot.inputs[0].known == 3


def test_a_later_download_knows_more_of_a_crime(tmp_path):
    early = street_file(tmp_path, *(street_row(n, Last_outcome_category="Under investigation") for n in range(9)))
    late = street_file(tmp_path, *map(street_row, range(9)), name="late.csv")
    for number, files in enumerate([[early, late], [late, early]]):
        crimes = load(files, tmp_path / f"snapshot-{number}")
        assert values(crimes, "outcome_type") == [("8",)] * 9
