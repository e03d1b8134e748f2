"""The people behind a rate."""

import csv
from pathlib import Path

import pytest

from counterpart.core import districts, forces, populations
from counterpart.core.periods.months import Window, parse_month
from counterpart.core.populations import Population

TABLE = Path(__file__).parents[3] / "data/recorded-crime/tables/population-lad-mid-2011-2023.csv"


def year_to(month: str) -> Window:
    return Window(parse_month(month) - 11, parse_month(month))


def test_a_force_is_the_sum_of_its_districts_as_published():
    with TABLE.open(encoding="utf-8-sig", newline="") as file:
        published = {row["Name"]: row for row in csv.DictReader(file)}
    for year in populations.years():
        assert populations.of_force("norfolk", year) == Population(
            round(float(published["Norfolk"][f"Mid-{year}"])), year
        )


@pytest.mark.parametrize(
    ("to", "year"), [("2023-09", 2023), ("2020-03", 2019), ("2022-12", 2022), ("2025-09", 2023), ("2005-12", 2011)]
)
def test_a_window_takes_its_middle_year_or_the_nearest_that_there_is(to, year):
    assert populations.of_window(year_to(to), "norfolk") == populations.of_force("norfolk", year)
    assert populations.of_window(year_to(to), "norfolk", "E07000148") == populations.of_district("E07000148", year)


def test_every_district_of_today_has_people_in_every_year():
    missing = [
        code for code in districts.load() for year in populations.years() if not populations.of_district(code, year)
    ]
    assert missing == []


def test_a_force_without_an_area_has_no_people():
    assert populations.of_force("btp", 2020) is None
    assert populations.of_district("E99999999", 2020) is None


def test_every_territorial_force_has_districts_and_people():
    territorial = [force for force in forces.load().values() if force.ons_code]
    assert len(territorial) == 43
    assert all(populations.of_force(force.code, 2023) for force in territorial)
