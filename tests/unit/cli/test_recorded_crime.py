"""`counterpart load-crime`: what it says, and its exit codes."""

import gzip
from pathlib import Path

import pytest
from typer.testing import CliRunner

from counterpart.cli.main import app
from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.loading import MixedSources
from counterpart.core.snapshots import open_snapshot
from tests.unit.core.loading.files import CALL, street_file, street_row

pytestmark = pytest.mark.slow  # each run writes a snapshot, some from real files

DATA = Path(__file__).parents[3] / "data"


@pytest.fixture
def run(tmp_path: Path):
    def load_crime(*arguments: object):
        into = ["--into", str(tmp_path / "snapshot")]
        return CliRunner().invoke(app, ["load-crime", *map(str, arguments), *into])

    return load_crime


def test_it_says_what_was_loaded_and_what_is_missing(run, tmp_path):
    months = ["2025-01", "2025-02", "2025-05"]
    rows = [street_row(number, Month=month) for number, month in enumerate(months)]
    path = street_file(tmp_path, *rows, street_row(2, Month="2025-05"), street_row(Month="2025-05", **CALL))
    result = run(path)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"{tmp_path / 'snapshot'}: 4 rows of recorded crime from 1 file",
        "  1 row of crimes that are there already, not taken twice",
        "Norfolk Constabulary: 2025-01 to 2025-02 (2 months), 2025-05",
        "  missing in between: 2025-03 to 2025-04 (2 months)",
    ]
    assert open_snapshot(tmp_path / "snapshot").rows == 4


def test_it_names_the_bad_rows(run, tmp_path):
    result = run(street_file(tmp_path, street_row(1), street_row(2, Month="May")))
    assert result.exit_code == 0
    assert "line 3, column 2 (row 2): Month is 'May'; expected a year and a month" in result.stderr


def test_a_damaged_file_stops_it_unless_told_to_keep_going(run, tmp_path):
    good = street_file(tmp_path, street_row(1))
    damaged = tmp_path / "damaged.csv.gz"
    damaged.write_bytes(gzip.compress(good.read_bytes())[:-9])
    assert isinstance(run(good, damaged).exception, UnreadableFile)
    result = run(good, damaged, "--keep-going")
    assert result.exit_code == 1
    assert f"not loaded: {damaged}" in result.stderr


def test_two_sources_of_the_same_months_are_refused_unless_one_is_chosen(run):
    files = (DATA / "recorded-crime" / "tables", DATA / "recorded-crime" / "street" / "city-of-london")
    refused = run(*files).exception
    assert isinstance(refused, MixedSources)
    assert "home-office or police-uk" in str(refused)
    assert "City of London Police: 2018-04 to 2020-03 (24 months)" in run(*files, "--source", "police-uk").stdout


def test_what_a_known_snapshot_has_is_not_loaded_again(run, tmp_path):
    CliRunner().invoke(
        app, ["load-crime", str(street_file(tmp_path, street_row(1))), "--into", str(tmp_path / "earlier")]
    )
    later = street_file(tmp_path, street_row(1), street_row(2), name="later.csv")
    assert run(later, "--known", tmp_path / "earlier").exit_code == 0
    assert open_snapshot(tmp_path / "snapshot").rows == 1
