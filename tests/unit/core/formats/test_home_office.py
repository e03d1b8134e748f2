"""Home Office tables of recorded crime."""

import csv
from pathlib import Path

import pytest

from counterpart.core.formats import home_office
from counterpart.core.formats.problems import BadRow
from counterpart.core.periods.months import Window, parse_month
from counterpart.core.records import RecordedCrime

TABLE = Path(__file__).parents[4] / "data/recorded-crime/tables/recorded-crime-by-force-ye-sep-2015-2024.csv"
YEAR = "Year ending September"


def by_force(tmp_path: Path, **cells: str) -> list[RecordedCrime | BadRow]:
    """One row for Norfolk with every class 1 but the sums, and the given cells."""
    leaves = {one.name: "1" for one in home_office.columns()}
    sums = {
        "Violence against the person": "5",
        "Burglary": "2",
        "Theft offences": "7",
        home_office.TOTAL: "19",
    }
    row = {YEAR: "2024", home_office.AREA: "Norfolk", **leaves, **sums, **cells}
    return list(home_office.read_by_force(written(tmp_path, row), "table.csv"))


def open_data(tmp_path: Path, **cells: str) -> list[RecordedCrime | BadRow]:
    row = {
        "Financial Year": "2024/25",
        "Financial Quarter": "4",
        "Force Name": "Norfolk",
        "Offence Description": "Shoplifting",
        "Offence Group": "Theft offences",
        "Offence Subgroup": "Shoplifting",
        "Offence Code": "46",
        "Number of Offences": "1,234",
    }
    return list(home_office.read_open_data(written(tmp_path, {**row, **cells}), "prc.csv"))


def written(tmp_path: Path, row: dict[str, str]) -> Path:
    path = tmp_path / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, row)
        writer.writeheader()
        writer.writerow(row)
    return path


def test_only_the_smallest_classes_are_taken(tmp_path):
    rows = by_force(tmp_path)
    assert sum(row.crimes for row in rows) == 19
    assert {row.offence_subgroup for row in rows if row.category == "burglary"} == {
        "Residential burglary",
        "Non-residential burglary",
    }


def test_a_row_stands_for_its_year(tmp_path):
    assert {row.window for row in by_force(tmp_path)} == {Window(parse_month("2023-10"), parse_month("2024-09"))}


def test_a_class_that_was_not_counted_apart_is_no_zero(tmp_path):
    (burglary,) = [row for row in by_force(tmp_path, **{"Non-residential burglary": ""}) if row.category == "burglary"]
    assert (burglary.crimes, burglary.offence_subgroup) == (2, None)


def test_a_class_that_holds_nothing_more_is_left_out(tmp_path):
    rows = by_force(tmp_path, **{"Stalking and harassment": "", "Violence without injury": "2"})
    assert sum(row.crimes for row in rows) == 19
    assert "Stalking and harassment" not in {row.offence_subgroup for row in rows}


@pytest.mark.parametrize(
    ("cells", "field", "expected"),
    [
        (
            {"Burglary": "3", "Theft offences": "8", home_office.TOTAL: "20"},
            "Burglary",
            "2, the sum of Residential burglary, Non-residential burglary",
        ),
        ({"Theft offences": "8", home_office.TOTAL: "20"}, "Theft offences", "7, the sum"),
        ({home_office.TOTAL: ""}, home_office.TOTAL, "left out"),
        ({"Shoplifting": "1.5"}, "Shoplifting", "a whole number"),
        ({home_office.AREA: "Narnia"}, home_office.AREA, "a police force"),
        ({YEAR: "24"}, YEAR, "four digits"),
    ],
)
def test_a_row_that_does_not_add_up_is_named(tmp_path, cells, field, expected):
    (bad,) = by_force(tmp_path, **cells)
    assert isinstance(bad, BadRow)
    assert bad.field == field
    assert expected in bad.expected


def test_sums_of_forces_are_set_aside(tmp_path):
    assert by_force(tmp_path, **{home_office.AREA: "West Midlands Region"}) == []


def test_the_published_table_is_read_whole():
    rows = list(home_office.read_by_force(TABLE, "table.csv"))
    assert [row.line for row in rows if isinstance(row, BadRow)] == [291]  # Greater Manchester gave no figures in 2019
    with TABLE.open(encoding="utf-8", newline="") as file:
        printed = {(row[home_office.AREA], row[YEAR]): row[home_office.TOTAL] for row in csv.DictReader(file)}
    for year in range(2015, 2025):
        last = year * 12 + 8
        norfolk = [row for row in rows if isinstance(row, RecordedCrime) and row.force == "norfolk"]
        assert sum(row.crimes for row in norfolk if row.last_month == last) == int(printed["Norfolk", str(year)])


def test_a_quarter_of_the_open_data(tmp_path):
    (row,) = open_data(tmp_path)
    assert row.window == Window(parse_month("2025-01"), parse_month("2025-03"))
    assert (row.force, row.crimes, row.offence_code) == ("norfolk", 1234, "46")
    assert (row.category, row.offence_subgroup, row.offence_group) == ("shoplifting", "Shoplifting", "Theft offences")


def test_a_code_for_several_offences_tells_none_of_them(tmp_path):
    (row,) = open_data(tmp_path, **{"Offence Code": "1/4.1/4.10/4.2"})
    assert (row.offence_code, row.offence_subgroup) == (None, "Homicide")


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"Financial Year": "2024/26"}, "Financial Year"),
        ({"Financial Quarter": "5"}, "Financial Quarter"),
        ({"Force Name": "Narnia"}, "Force Name"),
        ({"Number of Offences": "-1"}, "Number of Offences"),
        ({"Offence Code": ""}, "Offence Code"),
    ],
)
def test_a_bad_row_of_the_open_data_is_named(tmp_path, cells, field):
    (bad,) = open_data(tmp_path, **cells)
    assert isinstance(bad, BadRow)
    assert bad.field == field


def test_national_bodies_are_set_aside(tmp_path):
    assert open_data(tmp_path, **{"Force Name": "Action Fraud"}) == []
