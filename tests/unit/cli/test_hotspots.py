"""The command from files to a map, and what it says of what cannot be had."""

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyogrio
import pytest
from typer.testing import CliRunner, Result

from counterpart.cli.errors import NOT_DONE, exit_code_of, words_of
from counterpart.cli.hotspots import NotUsable
from counterpart.cli.main import app
from counterpart.core.hotspots.grids import GridError
from counterpart.core.hotspots.wanted import CannotMap
from counterpart.core.periods.local_time import local_date
from counterpart.core.periods.months import month_of
from counterpart.core.records import RecordedCrime
from tests.engines import write_crimes

RUNNER = CliRunner()
START = datetime(2024, 1, 1, 12, tzinfo=UTC)
WASHINGTON = Path("data/incidents")
PLACE = {"category": "burglary", "longitude": 1.29, "latitude": 52.63}
NORFOLK = Path("data/recorded-crime/street/norfolk")


def run(*arguments: object) -> Result:
    return RUNNER.invoke(app, ["hotspots", *map(str, arguments)])


def refused(*arguments: object) -> str:
    error = run(*arguments).exception
    assert isinstance(error, NotUsable | CannotMap | GridError), error
    assert exit_code_of(error) == NOT_DONE
    return str(error)


def crime(day: int, longitude: float, **told: object) -> RecordedCrime:
    at = START + timedelta(days=day)
    month = month_of(local_date(at))
    known = {"longitude": longitude, "latitude": 52.63, "occurred_from": at, "occurred_to": at, **told}
    return RecordedCrime("own", str(day), "norfolk", month, month, category="burglary", **known)


@pytest.fixture
def crimes(tmp_path: Path) -> Path:
    """A burglary every second day of a year, at one of two places."""
    return write_crimes(tmp_path / "own.parquet", [crime(day, 1.29 + day % 4 / 100) for day in range(0, 366, 2)])


def test_a_table_to_read_by_default(crimes):
    lines = run("--data", crimes, "--top", 1).stdout.splitlines()
    assert lines[0] == "Kernel density: 183 events, 2024-01 to 2024-12"
    assert lines[4].split()[:2] == ["1", "bng-250-2496-1234"]
    assert lines[5].endswith("more: --top, or --format csv for all")


def test_csv_has_every_row(crimes):
    rows = list(csv.DictReader(io.StringIO(run("--method", "repeat", "--data", crimes, "--format", "csv").stdout)))
    assert [(row["events"], row["kind"]) for row in rows] == [("92", "chronic"), ("91", "chronic")]


def test_geojson_and_geopackage_hold_the_same_cells(crimes, tmp_path):
    asked = ("--method", "forecast", "--data", crimes, "--share", 5, "--format")
    features = json.loads(run(*asked, "geojson").stdout)["features"]
    out = tmp_path / "patrol.gpkg"
    assert run(*asked, "gpkg", "--out", out).stdout == ""
    _, _, _, fields = pyogrio.raw.read(out)
    assert fields[1].tolist() == [feature["properties"]["cell"] for feature in features]


def test_scores_of_past_forecasts(crimes):
    result = run("evaluate", "--data", crimes, "--periods", 5, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    best = {row["method"]: float(row["hit_rate"]) for row in rows if row["share"] == "0.05"}
    assert best["forecast"] > best["chance"]
    title = run("evaluate", "--data", crimes, "--periods", 5).stdout.splitlines()[0]
    assert title == "Forecasts of 5 periods, 22 October 2024 to 30 December 2024: 183 events, 2024-01 to 2024-12"


def test_an_extract_without_its_mapping_is_told_of_the_option(tmp_path):
    (tmp_path / "extract.csv").write_text("Crime No,Offence\n1,Theft\n")
    error = run("--data", tmp_path / "extract.csv").exception
    assert words_of(error).endswith("an extract with its mapping (--mapping)")


def test_months_area_and_category_choose(crimes):
    chosen = ("--category", "Burglary", "--from", "2024-02", "--to", "2024-03")
    assert run("--data", crimes, *chosen).stdout.startswith("Kernel density: 30 events, 2024-02 to 2024-03")
    assert "No crime in these data tells its ward" in refused("--data", crimes, "--area", "E05012345")
    assert "no crime of drugs" in refused("--data", crimes, "--category", "drugs")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--method", "gi"], "--data is missing"),
        (["--data", "{}", "--area", ""], "--area is empty: name one"),
        (["--data", "{}", "--from", "2024"], "--from: '2024' is no month"),
        (["--data", "{}", "--from", "2024-02", "--to", "2024-01"], "--from 2024-02 is after --to 2024-01"),
        (["--data", "{}", "--bandwidth", "20"], "give 177 m or more"),
        (["--data", "{}", "--bandwidth", "20", "--grid", "h3"], "lose events between hexagons; give 242 m or more"),
        (["--data", "{}", "--bandwidth", "1e300"], "over more than 100 cells; give 25000 m or less"),
        (["--data", "{}", "--bandwidth", "inf"], "A bandwidth of inf m reaches over more than 100 cells"),
        (
            ["--method", "gi", "--data", "{}", "--near", "100000", "--cell", "50", "--grid", "h3"],
            "hexagons are too many",
        ),
        (["--data", "{}", "--out", "/no/such/folder/x.csv"], "there is no folder /no/such/folder. Make it"),
        (
            ["--data", "{}", "--method", "near-repeat", "--format", "geojson"],
            "this answer has none: choose table or csv",
        ),
        (
            ["--cell", "100", "evaluate", "--data", "{}"],
            "after the name: counterpart hotspots evaluate",
        ),
        (["evaluate", "--data", "{}", "--periods", "99"], "There is history for 13 periods to score"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_can(crimes, arguments, said):
    assert said in refused(*(argument.format(crimes) for argument in arguments))


def test_what_cannot_be_written_is_said_before_anything_is_read(tmp_path):
    """The data that are named do not exist either: whoever began to read would say that."""
    missing = ("--data", tmp_path / "missing.csv", "--out")
    for command in ((), ("evaluate",)):
        said = refused(*command, *missing, "/proc/x.csv")
        assert "--out /proc/x.csv cannot be written: no such file or directory. Name" in said
        assert "is a directory" in run(*command, *missing, tmp_path).stderr
    new = tmp_path / "new.csv"
    assert "missing.csv" in str(run(*missing, new).exception)
    assert not new.exists()


def test_the_options_that_would_mend_it_are_named(crimes):
    asked = ("--method", "gi", "--data", crimes, "--near", 100_000, "--cell", 50, "--grid", "h3")
    error = run(*asked).exception
    assert words_of(error).endswith("ask for larger ones, or for less ground (--cell, --area, --near)")
    assert "--" not in str(error), "pages show it, too"


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [("--cell", "0", "equal to 50"), ("--cell", "99999", "equal to 10000"), ("--near", "inf", "equal to 100000")],
)
def test_what_is_out_of_range_is_refused_before_anything_is_read(crimes, option, value, said):
    result = run("--data", crimes, "--method", "gi", option, value)
    assert result.exit_code == NOT_DONE
    assert f"Invalid value for '{option}'" in result.stderr
    assert said in result.stderr


def test_one_of_a_thing_is_not_called_by_many(tmp_path):
    one = write_crimes(tmp_path / "one.parquet", [crime(1, 1.29)])
    for method in ("kde", "gi", "near-repeat", "forecast", "repeat"):
        told = run("--method", method, "--data", one).stdout
        assert ": 1 event, 2024-01" in told
        assert not re.search(r"(?<![\d.,])1 (events|records|cells|locations|periods)\b", told)


def test_of_few_periods_a_forecast_says_what_cannot_be_known(tmp_path):
    def months(number: int) -> Path:
        made = [RecordedCrime("police-uk", f"{n}", "norfolk", *[24300 + n % number] * 2, **PLACE) for n in range(99)]
        return write_crimes(tmp_path / f"{number}.parquet", made)

    two = re.sub(r"\s+", " ", run("--method", "forecast", "--data", months(2)).stdout)
    assert "too little history to say how often such warnings are right: read these cells as where most was" in two
    assert "Only the month of each crime is known, not its day." in two
    three = re.sub(r"\s+", " ", run("--method", "forecast", "--data", months(3)).stdout)
    assert "In the 1 period before," in three
    assert "Under 12 periods are too few for intervals: all of this may be chance." in three


def test_bad_rows_are_told_where_no_good_one_is_left(tmp_path):
    extract, mapping = tmp_path / "bad.csv", tmp_path / "own.yaml"
    extract.write_text("MONTH,FROM,X,Y\n2024-05,31/05/2024,1.29,52.63\n", encoding="utf-8")
    fields = "force: {constant: norfolk}, month: MONTH, occurred_from: FROM, longitude: X, latitude: Y"
    mapping.write_text(f"name: own\nfields: {{{fields}}}\n", encoding="utf-8")
    result = run("--data", extract, "--mapping", mapping)
    assert "1 bad row left out" in result.stderr
    assert "FROM is '31/05/2024'; expected a day or a time" in result.stderr
    assert isinstance(result.exception, CannotMap)


def test_the_same_month_twice_is_refused(crimes, tmp_path):
    other = write_crimes(tmp_path / "other.parquet", [crime(1, 1.3)])
    assert "both hold norfolk" in str(run("--data", crimes, other).exception)


@pytest.mark.slow  # reads four years of a city into a snapshot
def test_an_extract_with_times_by_its_mapping():
    extract = WASHINGTON / "washington-burglary-2011-2014.csv.gz"
    asked = ("--data", extract, "--mapping", WASHINGTON / "washington.yaml", "--from", "2014-01")
    lines = run("--method", "near-repeat", *asked, "--permutations", 99).stdout.splitlines()
    assert lines[2].split("  ")[:2] == ["Up to", "7 days"]
    within_a_week = float(lines[4].split()[2].rstrip("*"))
    assert within_a_week > 1.5


@pytest.mark.slow  # reads six months of a county into a snapshot
def test_street_files_tell_no_day_and_it_is_said():
    asked = ("--data", NORFOLK, "--category", "burglary")
    assert "no day (data.police.uk publishes no more)" in refused("--method", "near-repeat", *asked)
    assert "same month" in run("--method", "near-repeat", "--by-month", *asked).stdout
    assert "Only the month of each crime is known" in run("--method", "forecast", *asked).stdout
