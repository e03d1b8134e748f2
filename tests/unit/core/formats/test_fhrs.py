import gzip
from pathlib import Path

import pytest

from counterpart.core.formats import fhrs
from counterpart.core.formats.fhrs import FhrsEstablishment
from counterpart.core.formats.problems import BadRow
from tests.unit.core.formats.registers import register, row, written

CRAB = FhrsEstablishment(
    fhrs_id="1001",
    name="The Crab & Lobster",
    business_type_id="7843",
    business_type="Pub/bar/nightclub",
    address="1 Quay Lane, Norwich",
    postcode="NR1 1AA",
    longitude=1.29,
    latitude=52.62,
)


def only(folder: Path, **changes: str | None) -> FhrsEstablishment | BadRow:
    (item,) = fhrs.read(written(folder, register(row(**changes))))
    return item


def test_reads_an_establishment(tmp_path: Path) -> None:
    assert only(tmp_path) == CRAB


def test_reads_gzip_whatever_the_name(tmp_path: Path) -> None:
    assert list(fhrs.read(written(tmp_path, gzip.compress(register(row()).encode())))) == [CRAB]


def test_address_postcode_and_point_may_be_absent(tmp_path: Path) -> None:
    item = only(tmp_path, AddressLine1=None, AddressLine2=None, PostCode=None, Geocode="")
    assert isinstance(item, FhrsEstablishment)
    assert (item.address, item.postcode, item.longitude, item.latitude) == ("", "", None, None)


@pytest.mark.parametrize(
    ("published", "kept"),
    [("nr1 1aa", "NR1 1AA"), ("NR11AA", "NR1 1AA"), ("NR1", "NR1"), (" EC1A  1BB ", "EC1A 1BB")],
)
def test_postcodes_are_kept_in_one_shape(tmp_path: Path, published: str, kept: str) -> None:
    item = only(tmp_path, PostCode=published)
    assert isinstance(item, FhrsEstablishment)
    assert item.postcode == kept


def test_names_lose_line_breaks_and_direction_marks(tmp_path: Path) -> None:
    item = only(tmp_path, BusinessName="Crab\n\t &#x202e;Shack")
    assert isinstance(item, FhrsEstablishment)
    assert item.name == "Crab Shack"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"FHRSID": None}, "FHRSID is missing; expected a text"),
        ({"FHRSID": ""}, "FHRSID is empty; expected a text"),
        ({"FHRSID": "12x"}, "FHRSID is '12x'; expected a number of at most 12 digits"),
        ({"BusinessName": " &#x202e; "}, "BusinessName is empty; expected a text"),
        ({"BusinessName": "x" * 1_000_000}, "(1000000 characters); expected at most 200 characters"),
        ({"AddressLine3": "x" * 300}, "expected at most 300 characters"),
        ({"BusinessTypeID": None}, "BusinessTypeID is missing"),
        ({"PostCode": "Norwich"}, "PostCode is 'NORWICH'; expected a postcode such as NR2 1ND, its first half, or"),
        ({"Geocode": "<Longitude>here</Longitude><Latitude>52.6</Latitude>"}, "Longitude is 'here'; expected a number"),
        ({"Geocode": "<Longitude>1.29</Longitude><Latitude>NaN</Latitude>"}, "Latitude is 'NaN'; expected a number"),
        ({"Geocode": "<Longitude>1.29</Longitude>"}, "Latitude is empty; expected both Longitude and Latitude"),
        ({"Geocode": "<Latitude>52.6</Latitude>"}, "Longitude is empty; expected both Longitude and Latitude"),
        (
            {"Geocode": "<Longitude>52.6</Longitude><Latitude>1.29</Latitude>"},
            "1.29 look swapped; expected longitude first",
        ),
        (
            {"Geocode": "<Longitude>0</Longitude><Latitude>0</Latitude>"},
            "Latitude is 0.0; expected degrees from 49.5 to 61.0",
        ),
    ],
)
def test_says_what_is_wrong_with_a_row(tmp_path: Path, changes: dict[str, str | None], message: str) -> None:
    problem = only(tmp_path, **changes)
    assert isinstance(problem, BadRow)
    assert str(problem).startswith(f"{tmp_path / 'register.xml'}, line 3, column 1 (row 1): ")
    assert message in str(problem)


def test_the_rows_around_a_bad_one_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, register(row(FHRSID="1"), row(FHRSID="two"), row(FHRSID="3")))
    first, second, third = fhrs.read(path)
    assert isinstance(first, FhrsEstablishment)
    assert isinstance(second, BadRow)
    assert (second.line, second.row, second.field) == (4, 2, "FHRSID")
    assert isinstance(third, FhrsEstablishment)


def test_a_second_row_of_the_same_number_is_reported(tmp_path: Path) -> None:
    first, second = fhrs.read(written(tmp_path, register(row(), row(BusinessName="Other"))))
    assert first == CRAB
    assert "row 2): FHRSID 1001 stands in row 1 too; expected each number once" in str(second)


def test_a_header_that_counts_otherwise_is_reported_last(tmp_path: Path) -> None:
    *_, last = fhrs.read(written(tmp_path, register(row(), count=2)))
    assert "ItemCount is '2'; expected 1, the number of rows in the file" in str(last)


def test_a_register_without_header_is_reported(tmp_path: Path) -> None:
    _, last = fhrs.read(written(tmp_path, f"<FHRSEstablishment>{row()}</FHRSEstablishment>"))
    assert "ItemCount is missing" in str(last)
