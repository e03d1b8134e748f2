"""The command from files to a statement, and what it says of files it cannot use."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from counterpart.cli.errors import NOT_DONE, exit_code_of
from counterpart.cli.main import app
from counterpart.cli.statement import NotUsable
from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.periods.months import parse_month
from counterpart.core.records import RecordedCrime
from tests.engines import write_crimes

STREET = Path("data/recorded-crime/street")
LONDON = STREET / "city-of-london"
TABLES = Path("data/indicators")
RUNNER = CliRunner()

pytestmark = pytest.mark.slow  # each run reads real files into a snapshot


def run(*arguments: object) -> Result:
    return RUNNER.invoke(app, ["statement", *map(str, arguments)])


def rows(result: Result) -> dict[tuple[str, str], dict[str, object]]:
    assert result.exit_code == 0, result.output
    return {(row["measure"], row["place"]): row for row in json.loads(result.stdout)["rows"]}


def test_files_may_follow_one_option() -> None:
    files = sorted(LONDON.glob("2019-*.gz"))

    found = rows(
        run("categories", "--data", *files, "--force", "city-of-london", "--to", "2019-12", "--format", "json")
    )

    assert found["Shoplifting", "City of London"]["current"] == 935  # 953 rows, of which 18 repeat a crime


def test_a_force_may_be_written_as_it_is_called() -> None:
    result = run("categories", "--data", LONDON, "--force", "City of London Police", "--format", "json")

    statement = json.loads(result.stdout)
    assert statement["period"] == {"from": "2019-04", "to": "2020-03"}
    assert statement["inputs"][0]["name"] == "2018-04-city-of-london-street.csv.gz"


def test_a_missing_month_is_refused_by_default_and_labelled_on_demand() -> None:
    arguments = (
        "categories",
        "--data",
        STREET / "norfolk",
        "--force",
        "norfolk",
        "--to",
        "2025-09",
        "--format",
        "json",
    )

    refused = rows(run(*arguments))["Shoplifting", "Norfolk"]
    labelled = rows(run(*arguments, "--missing", "label"))["Shoplifting", "Norfolk"]

    assert refused["current"] is None
    assert "6 of 12 months are missing" in str(refused["note"])
    assert labelled["current"] == 2911
    assert str(labelled["note"]).startswith("6 of 12 months.")


def test_districts_and_what_none_of_them_holds_add_up() -> None:
    found = rows(
        run("categories", "--data", STREET / "norfolk", "--force", "norfolk", "--by", "district", "--missing", "label",
            "--format", "json")
    )  # fmt: skip

    by_place = {place: int(str(row["current"])) for (measure, place), row in found.items() if measure == "Shoplifting"}
    assert by_place.pop("Norfolk") == sum(by_place.values())
    assert {"Norwich", "Not allocated"} < set(by_place)


def test_published_figures_stand_in_where_crime_cannot_answer() -> None:
    found = rows(
        run("ncpm", "--data", STREET / "norfolk", "--indicators", TABLES / "norfolk-national-measures-2022.csv",
            "--force", "norfolk", "--to", "2022-06", "--format", "json")
    )  # fmt: skip

    homicide = found["Homicide (all offences)", "Norfolk"]
    assert homicide["current"] == 16
    assert "As published: Norfolk Constabulary" in str(homicide["note"])


def test_two_files_of_indicators_that_disagree_are_refused(tmp_path: Path) -> None:
    changed = tmp_path / "changed.csv"
    told = (TABLES / "norfolk-national-measures-2022.csv").read_text(encoding="utf-8")
    changed.write_text(told.replace("count,16,", "count,17,", 1), encoding="utf-8")

    result = run("ncpm", "--data", LONDON, "--indicators", TABLES / "norfolk-national-measures-2022.csv", changed,
                 "--force", "norfolk", "--to", "2022-06")  # fmt: skip

    assert isinstance(result.exception, UnreadableFile)
    assert "is 16 (count) in data/indicators/norfolk-national-measures-2022.csv and 17 (count) in " in str(
        result.exception
    )
    assert str(changed) in str(result.exception)


def test_bad_rows_are_told_and_the_others_counted(tmp_path: Path) -> None:
    header, good, *_ = (Path("tests/unit/cli/street.csv")).read_text(encoding="utf-8").splitlines()
    file = tmp_path / "2019-01-norfolk-street.csv"
    file.write_text("\n".join([header, good, good.replace("2019-01", "Januar"), ""]), encoding="utf-8")

    result = run("categories", "--data", file, "--force", "norfolk", "--missing", "label", "--format", "json")

    assert rows(result)["Shoplifting", "Norfolk"]["current"] == 1
    assert "1 bad row was left out; every figure is of the others." in result.stderr
    assert "Januar" in result.stderr


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"set": "ncmp"}, "no set of measures 'ncmp'; there are business, categories, ncpm, plan"),
        ({"--force": "norfork"}, "no force 'norfork'; did you mean norfolk"),
        ({"--force": "dorset"}, "holds nothing of Dorset; it holds city-of-london"),
        ({"--to": "2021-01"}, "2021-01 is beyond the data: the newest month of City of London is 2020-03"),
        ({"--to": "2017-01"}, "2017-01 is before the data: the oldest month of City of London is 2018-04"),
        ({"--to": "March"}, "--to: 'March' is no month"),
        ({"--baseline": "2020"}, "--baseline 2020 is not before 2020-03; choose an earlier year"),
        ({"--data": "nowhere.csv"}, "nowhere.csv: there is no such file"),
    ],
)
def test_what_cannot_be_used_is_said_with_what_can(changed: dict[str, str], words: str) -> None:
    usual = {"set": "categories", "--data": str(LONDON), "--force": "city-of-london"} | changed
    code = usual.pop("set")

    result = run(code, *(part for option in usual.items() for part in option))

    assert isinstance(result.exception, NotUsable | UnreadableFile)
    assert exit_code_of(result.exception) == NOT_DONE
    assert words in str(result.exception)


def test_the_same_month_twice_is_refused(tmp_path: Path) -> None:
    from counterpart.core.loading import load

    file = LONDON / "2019-01-city-of-london-street.csv.gz"
    one, other = (load([file], tmp_path / name).snapshot for name in ("one", "other"))

    result = run("categories", "--data", one.folder, other.folder, "--force", "city-of-london")

    assert "both hold city-of-london in 2019-01" in str(result.exception)


def test_a_rank_refuses_the_same_month_of_another_force_twice(tmp_path: Path) -> None:
    from counterpart.core.loading import load

    london, norfolk = LONDON / "2019-01-city-of-london-street.csv.gz", STREET / "norfolk"
    both = load([london, norfolk], tmp_path / "both").snapshot.folder
    one = load([london], tmp_path / "one").snapshot.folder
    data = ("--data", both, one, "--force", "norfolk")

    assert "both hold city-of-london in 2019-01" in str(run("business", *data, "--baseline", "2018").exception)
    assert run("categories", *data).exit_code == 0


def test_spans_that_overlap_in_one_file_are_refused(tmp_path: Path) -> None:
    to = parse_month("2020-03")
    rows_ = [
        RecordedCrime("extract", None, "norfolk", first, to, crimes=12, category="shoplifting")
        for first in (to - 11, to)
    ]

    result = run("categories", "--data", write_crimes(tmp_path / "crimes.parquet", rows_), "--force", "norfolk")

    assert "holds norfolk for 2019-04 to 2020-03 and for 2020-03 to 2020-03, which overlap" in str(result.exception)


def test_the_same_path_twice_is_once(tmp_path: Path) -> None:
    from counterpart.core.loading import load

    folder = load([LONDON], tmp_path / "one").snapshot.folder
    arguments = ("--force", "city-of-london", "--format", "json")

    twice = rows(run("categories", "--data", folder, folder / ".." / "one", *arguments))

    assert twice == rows(run("categories", "--data", folder, *arguments))


EXTRACT = """name: example-extract
fields:
  force: {constant: norfolk}
  month: {column: MONTH, format: "%Y-%m"}
  offence_code: CODE
  crimes: CRIMES
  is_business_crime: {column: BUSINESS, values: {Y: true, N: false}}
  premises: PREMISES
"""


def test_an_extract_with_codes_answers_every_national_measure(tmp_path: Path) -> None:
    codes = {
        "1": 1,
        "4.1": 2,
        "5D": 3,
        "8N": 40,
        "8S": 5,
        "92A": 6,
        "28E": 70,
        "30C": 8,
        "45": 90,
        "126": 10,
        "34B": 11,
    }
    months = [f"{year}-{month:02d}" for year in (2023, 2024) for month in range(1, 13)]
    lines = [f"{month},{code},{crimes},N," for month in months for code, crimes in codes.items()]
    (tmp_path / "extract.csv").write_text("\n".join(["MONTH,CODE,CRIMES,BUSINESS,PREMISES", *lines, ""]))
    (tmp_path / "extract.yaml").write_text(EXTRACT)

    found = rows(
        run("ncpm", "--data", tmp_path / "extract.csv", "--mapping", tmp_path / "extract.yaml", "--force", "norfolk",
            "--format", "json")
    )  # fmt: skip

    current = {measure: row["current"] for (measure, _place), row in found.items()}
    assert current["Murder only"] == 12
    assert current["Homicide (all offences)"] == 36
    assert current["All violence with injury"] == 12 * (3 + 40 + 5)
    assert current["Vehicle offences"] == 12 * 90
    assert current["All neighbourhood crime"] == 12 * (70 + 90 + 11)
    assert found["Robbery", "Norfolk"]["comparators"][1]["percent"] == 0  # type: ignore[index]


def test_a_sheet_is_written_to_a_file(tmp_path: Path) -> None:
    out = tmp_path / "statement.ods"

    result = run("categories", "--data", LONDON, "--force", "city-of-london", "--format", "ods", "--out", out)

    assert result.exit_code == 0
    assert out.read_bytes()[:2] == b"PK"
