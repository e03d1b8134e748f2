"""A force's own extract, read with a mapping file."""

import re
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pytest
import yaml

from counterpart.core.engines.parquet import rows_of
from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.loading import Loaded, load
from counterpart.core.periods.months import parse_month
from counterpart.core.tables import TableError

MAPPING = """
name: norfolk-athena
fields:
  force: {constant: norfolk}
  month: {column: RECORDED, format: "%d/%m/%Y"}
  crime_id: CRIME_REF
  offence_code: HO_CODE
  lsoa: LSOA
  outcome_type: OUTCOME
  is_business_crime: {column: BUSINESS, values: {Y: true, N: false}}
  business_definition: {constant: NPCC_NBCC_2019}
  is_hate_crime: {column: TAGS_HATE, values: {"1": true, "": false}}
  premises: PREMISES
"""
HEADING = "CRIME_REF,RECORDED,HO_CODE,LSOA,OUTCOME,BUSINESS,TAGS_HATE,PREMISES\n"


@pytest.fixture
def loaded(tmp_path: Path):
    def from_lines(*lines: str, mapping: str = MAPPING, heading: str = HEADING) -> Loaded:
        extract, mapped = tmp_path / "extract.csv", tmp_path / "athena.yaml"
        extract.write_text(heading + "".join(f"{line}\n" for line in lines), encoding="utf-8")
        mapped.write_text(mapping, encoding="utf-8")
        return load([extract], tmp_path / "snapshot", mapping=mapped)

    return from_lines


def test_another_mapping_of_the_same_extract_is_another_input(loaded, tmp_path):
    line = "36/1/25,14/09/2025,34A,E01026848,1,Y,1,p-7"
    one = loaded(line).snapshot
    (tmp_path / "snapshot").rename(tmp_path / "before")
    other = loaded(line, mapping=MAPPING.replace("Y: true, N: false", "Y: false, N: true")).snapshot
    assert [Path(each.name).name for each in one.inputs] == ["extract.csv", "athena.yaml"]
    assert (one.inputs[0], one.rows) == (other.inputs[0], other.rows)
    assert one.digest != other.digest


def values(loaded: Loaded, *columns: str) -> list[tuple]:
    return duckdb.sql(f"SELECT {', '.join(columns)} FROM '{loaded.snapshot.crimes}' ORDER BY ALL").fetchall()


def test_a_row_by_its_mapping(loaded):
    crimes = loaded("36/1/25,14/09/2025,34A,E01026848,1,Y,1,p-7")
    month = parse_month("2025-09")
    assert values(crimes, "source", "force", "crime_id", "first_month", "last_month", "crimes") == [
        ("norfolk-athena", "norfolk", "36/1/25", month, month, 1)
    ]
    assert values(crimes, "is_business_crime", "business_definition", "premises", "outcome_type") == [
        (True, "NPCC_NBCC_2019", "p-7", "1")
    ]


def test_the_code_tells_subgroup_group_and_category_and_the_small_area_its_district(loaded):
    crimes = loaded("36/1/25,14/09/2025,34A,E01026848,1,Y,1,p-7")
    assert values(crimes, "offence_subgroup", "offence_group", "category", "district") == [
        ("Robbery of business property", "Robbery", "robbery", "E07000148")
    ]


def test_an_empty_cell_is_unknown_unless_the_mapping_says_what_it_means(loaded):
    crimes = loaded("36/1/25,14/09/2025,,,,,,")
    assert values(crimes, "offence_code", "category", "is_business_crime", "is_hate_crime", "premises") == [
        (None, None, None, False, None)
    ]


def test_a_crime_that_stands_twice_is_one(loaded):
    line = "36/1/25,14/09/2025,46,,,Y,,"
    assert loaded(line, line).snapshot.rows == 1


@pytest.mark.parametrize(
    ("line", "field", "expected"),
    [
        ("1,2025-09-14,46,,,Y,,", "RECORDED", "%d/%m/%Y"),
        ("1,,46,,,Y,,", "RECORDED", "a value"),
        ("1,14/09/2025,46,Norwich,,Y,,", "LSOA", "E01026848"),
        ("1,14/09/2025,46,,99,Y,,", "OUTCOME", "outcome type"),
        ("1,14/09/2025,46,,,Maybe,,", "BUSINESS", "one of Y, N"),
    ],
)
def test_a_bad_row_is_named_and_the_good_ones_load(loaded, line, field, expected):
    crimes = loaded(line, "2,14/09/2025,46,,,Y,,")
    assert crimes.snapshot.rows == 1
    (bad,) = crimes.problems
    assert (bad.line, bad.field) == (2, field)
    assert expected in bad.expected


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"fields": {}}, "field 'fields'"),
        ({"name": ""}, "field 'name'"),
        ({"colour": "red"}, "field 'colour'"),
        ({"fields": {"force": {"constant": "narnia"}, "month": "RECORDED"}}, "fields, field 'force'"),
        ({"fields": {"month": "RECORDED"}}, "the field 'force'"),
        ({"fields": {"force": "FORCE"}}, "the field 'month'"),
        ({"fields": {"force": "F", "month": "M", "colour": "C"}}, "'colour' is no field"),
        ({"fields": {"force": "F", "month": {"format": "%Y"}}}, "either a column or a constant"),
        ({"fields": {"force": "F", "month": {"column": "M", "maps": {}}}}, "field 'maps'"),
        ({"fields": {"force": "F", "month": "M", "occurred_from": {"column": "T", "zone": "Narnia"}}}, "field 'zone'"),
        ({"fields": {"force": "F", "month": "M", "occurred_to": "T"}}, "the field 'occurred_from' as well"),
        ({"fields": {"force": "F", "month": "M", "is_rural": {"column": "R", "values": {"Y": "yes"}}}}, "is_rural"),
    ],
)
def test_a_mistake_in_the_mapping_names_the_file_and_the_key(loaded, change, said):
    mapping = yaml.safe_dump({**yaml.safe_load(MAPPING), **change})
    with pytest.raises(TableError, match=re.escape(said)) as error:
        loaded("1,14/09/2025,46,,,Y,,", mapping=mapping)
    assert "athena.yaml" in str(error.value)


def test_a_column_that_is_not_there_is_named_with_its_key(loaded):
    with pytest.raises(UnreadableFile, match=r"no column 'PREMISES', which athena.yaml names under fields.premises"):
        loaded("x", heading=HEADING.replace(",PREMISES", ""))


TIMED = """
name: athena
fields:
  force: {constant: norfolk}
  month: FROM
  occurred_from: FROM
  occurred_to: {column: TO}
"""


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("began", "ended", "first", "last"),
    [
        ("2025-09-14 21:30", "2025-09-15 07:00", "2025-09-14 20:30", "2025-09-15 06:00"),
        ("2025-12-14 21:30", "", "2025-12-14 21:30", "2025-12-14 21:30"),
        ("2025-09-14", "", "2025-09-13 23:00", "2025-09-14 23:00"),
        ("2025-09-14", "2025-09-16 08:00", "2025-09-13 23:00", "2025-09-16 07:00"),
        ("2025-09-14T21:30Z", "2025-09-14T23:30+02:00", "2025-09-14 21:30", "2025-09-14 21:30"),
        ("2025-10-26 01:30", "", "2025-10-26 00:30", "2025-10-26 01:30"),
    ],
    ids=["a range", "a moment", "a day", "from a day on", "with its offset", "an hour that came twice"],
)
def test_when_it_happened(loaded, began, ended, first, last):
    crimes = loaded(f"{began},{ended}", heading="FROM,TO\n", mapping=TIMED)
    (row,) = rows_of([crimes.snapshot.crimes])
    assert (row.occurred_from, row.occurred_to) == (utc(first), utc(last))


def test_a_time_in_the_letters_and_the_zone_of_the_mapping(loaded):
    told = '{column: FROM, format: "%d/%m/%Y %H:%M", zone: America/New_York}'
    mapping = TIMED.replace("month: FROM", 'month: {column: FROM, format: "%d/%m/%Y %H:%M"}')
    crimes = loaded("14/09/2025 21:30,", heading="FROM,TO\n", mapping=mapping.replace("from: FROM", f"from: {told}"))
    (row,) = rows_of([crimes.snapshot.crimes])
    assert row.occurred_from == row.occurred_to == utc("2025-09-15 01:30")


@pytest.mark.parametrize(
    ("line", "field", "said"),
    [
        ("2025-09-14 25:00,", "FROM", "a day or a time, such as 2025-09-30 14:05"),
        ("2025-03-30 01:30,", "FROM", "a time that clocks showed: the clocks of Europe/London went forward over it"),
        ("2025-09-14 21:30,2025-09-13", "TO", "a time that is not before it"),
    ],
)
def test_a_time_that_cannot_be_is_named(loaded, line, field, said):
    crimes = loaded(line, "2025-09-14,", heading="FROM,TO\n", mapping=TIMED)
    assert crimes.snapshot.rows == 1
    assert [(bad.field, bad.expected) for bad in crimes.problems] == [(field, said)]


RECORDED = TIMED.replace("month: FROM", "month: MONTH")


@pytest.mark.parametrize(
    ("began", "ended", "field"),
    [("2099-09-14", "", "FROM"), ("2025-10-01 00:00", "", "FROM"), ("2025-09-14", "2099-09-15", "TO")],
)
def test_what_happened_after_it_was_recorded_is_a_mistake(loaded, began, ended, field):
    """One mistyped year would take a forecast to the end of the century."""
    crimes = loaded(f"2025-09,{began},{ended}", "2025-09,2025-09-30,", heading="MONTH,FROM,TO\n", mapping=RECORDED)
    assert crimes.snapshot.rows == 1
    assert [(bad.field, bad.expected) for bad in crimes.problems] == [(field, "a time in that month or before")]


def test_a_time_after_which_it_cannot_have_been_alone_tells_no_range(loaded):
    crimes = loaded(
        "2025-09,,2025-09-14 21:30", heading="MONTH,FROM,TO\n", mapping=TIMED.replace(": FROM", ": MONTH", 1)
    )
    (row,) = rows_of([crimes.snapshot.crimes])
    assert (row.occurred_from, row.occurred_to) == (None, None)


ELSEWHERE = """
name: washington
elsewhere: true
fields:
  force: {constant: washington}
  month: DAY
  longitude: X
  latitude: Y
"""


def test_crimes_of_another_country(loaded):
    crimes = loaded("2011-05-02,-77.03,38.91", "2011-05-02,-777,38.91", heading="DAY,X,Y\n", mapping=ELSEWHERE)
    assert values(crimes, "force", "longitude") == [("washington", -77.03)]
    assert [bad.expected for bad in crimes.problems] == ["degrees from -180 to 180"]


@pytest.mark.parametrize("name", ["norfolk", "Washington D.C.", "w"])
def test_a_force_of_another_country_has_a_name_of_its_own(loaded, name):
    with pytest.raises(TableError, match="no British force has"):
        loaded("x", mapping=ELSEWHERE.replace("constant: washington", f"constant: {name}"))


def test_an_extract_as_parquet(tmp_path):
    extract, mapped = tmp_path / "extract.parquet", tmp_path / "athena.yaml"
    duckdb.sql("SELECT '36/1/25' AS ref, DATE '2025-09-14' AS recorded, '46' AS code").write_parquet(str(extract))
    mapped.write_text(
        "name: athena\nfields: {force: {constant: norfolk}, month: recorded, crime_id: ref, offence_code: code}\n",
        encoding="utf-8",
    )
    crimes = load([extract], tmp_path / "snapshot", mapping=mapped)
    assert values(crimes, "crime_id", "first_month", "category") == [("36/1/25", parse_month("2025-09"), "shoplifting")]
