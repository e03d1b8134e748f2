"""Dashboards show what the newest data holds, as addresses that can be passed on."""

import csv
import json

import pytest

from counterpart.places.actions import load_boundaries
from tests.factories.moments import NOW
from tests.loads import load_norfolk

COUNTY = "/desk/dashboards/categories/"
NORWICH = "E07000148"
# Rows of type Shoplifting in the six published files, all of them and those whose LSOA lies in Norwich.
SHOPLIFTING, IN_NORWICH = "2,911", "1,252"


@pytest.fixture
def loaded(people, settings, tmp_path):
    settings.SNAPSHOTS = tmp_path
    load_boundaries(by=people.grace.actor, at=NOW, folder=settings.BOUNDARIES)
    return load_norfolk(people.nadia)


@pytest.fixture
def nadia(people, client_of):
    return client_of(people.nadia)


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_without_data_it_says_what_to_do(nadia):
    assert "No recorded crime has been loaded yet" in text(nadia.get(COUNTY))


@pytest.mark.parametrize("month", ["0001-01", "0000-00", "9999-12", "2026-03%00", "x"])
def test_a_month_that_cannot_be_is_left_out(loaded, nadia, month):
    assert "to September 2025" in text(nadia.get(f"{COUNTY}?to={month}"))


def test_missing_months_are_refused_until_the_person_asks(loaded, nadia):
    assert SHOPLIFTING not in text(nadia.get(COUNTY))
    page = text(nadia.get(COUNTY + "?missing=label"))
    assert SHOPLIFTING in page
    assert "6 of 12 months are missing from the data: October 2024 to March 2025." in page


def test_a_measure_is_broken_down_by_district(loaded, nadia):
    page = text(nadia.get(f"{COUNTY}shoplifting/?missing=label"))
    assert IN_NORWICH in page
    assert f"{COUNTY}at/{NORWICH}/?missing=label&amp;measure=shoplifting" in page


def test_a_district_has_a_map_of_its_small_areas(loaded, nadia):
    page = text(nadia.get(f"{COUNTY}at/{NORWICH}/?missing=label&measure=shoplifting"))
    assert "Shoplifting by small area" in page
    assert f"/boundaries/{NORWICH}/lsoas.geojson" in page
    assert page.count("cp-areas__area--") == 85
    assert "Norwich 001A" in page


def test_figures_can_be_downloaded(loaded, nadia):
    rows = json.loads(nadia.get(COUNTY + "figures.json?missing=label").content)["rows"]
    theft = {row["place"]: row["current"] for row in rows if row["measure"] == "Shoplifting"}
    assert f"{theft['Norfolk']:,}" == SHOPLIFTING
    assert f"{theft['Norwich']:,}" == IN_NORWICH
    assert theft["Norfolk"] == sum(count for place, count in theft.items() if place != "Norfolk")
    answer = nadia.get(COUNTY + "figures.csv?missing=label")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="categories-norfolk-2025-09.csv"'
    assert len(list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))) > 100


@pytest.mark.parametrize(
    "address",
    [
        "/desk/dashboards/horoscopes/",
        COUNTY + "witchcraft/",
        COUNTY + "at/E07000999/",
        COUNTY + "figures.exe",
        COUNTY + "sectors/witchcraft/",
    ],
)
def test_what_there_is_not_is_not_found(loaded, nadia, address):
    assert nadia.get(address).status_code == 404


@pytest.mark.parametrize("query", ["to=yesterday", "to=2025-13", "missing=guess", "source=gossip", "to=1999-01"])
def test_an_old_or_odd_address_still_opens(loaded, nadia, query):
    text(nadia.get(f"{COUNTY}?{query}"))


def test_another_force_sees_none_of_it(loaded, people, client_of):
    assert client_of(people.ruth).get(COUNTY).status_code in (403, 200)
    assert client_of(people.priya).get(COUNTY).status_code == 403
