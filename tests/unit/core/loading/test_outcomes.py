"""Outcomes of data.police.uk: they tell how a crime ended and never add one."""

import csv
from pathlib import Path

import duckdb
import pytest

from counterpart.core.formats.police_uk import OUTCOME_COLUMNS
from counterpart.core.loading import load
from counterpart.core.periods.months import parse_month
from tests.unit.core.loading.files import GOOD, street_file, street_row


def outcome(number: int, month: str, words: str, **cells: str) -> dict[str, str]:
    row = {name: GOOD[name] for name in OUTCOME_COLUMNS if name in GOOD}
    return {**row, "Crime ID": f"{number:064x}", "Month": month, "Outcome type": words, **cells}


def outcomes_file(folder: Path, *rows: dict[str, str]) -> Path:
    path = folder / "2025-01-norfolk-outcomes.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, OUTCOME_COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def loaded(tmp_path: Path):
    def from_outcomes(*rows: dict[str, str]):
        crimes = street_file(tmp_path, street_row(1), street_row(2, Last_outcome_category="Under investigation"))
        return load([outcomes_file(tmp_path, *rows), crimes], tmp_path / "snapshot")

    return from_outcomes


def endings(loaded) -> list[tuple]:
    sql = f"SELECT crime_id[-1:], outcome_type, outcome_month FROM '{loaded.snapshot.crimes}' ORDER BY 1"
    return duckdb.sql(sql).fetchall()


def test_an_outcome_belongs_to_its_crime_with_its_own_month(loaded):
    crimes = loaded(outcome(2, "2025-04", "Local resolution"))
    assert endings(crimes) == [("1", "8", None), ("2", "8", parse_month("2025-04"))]


def test_an_outcome_never_adds_a_crime(loaded):
    assert loaded(outcome(9, "2025-04", "Local resolution")).snapshot.rows == 2


def test_the_last_outcome_counts_whatever_the_order(loaded):
    later, earlier = outcome(2, "2025-06", "Local resolution"), outcome(2, "2025-04", "Suspect charged")
    assert endings(loaded(later, earlier))[1] == ("2", "8", parse_month("2025-06"))


def test_a_crime_that_came_to_court_was_charged_when_it_was_charged(loaded):
    crimes = loaded(outcome(2, "2025-04", "Suspect charged"), outcome(2, "2025-08", "Offender fined"))
    assert endings(crimes)[1] == ("2", "1", parse_month("2025-04"))


def test_words_that_fit_several_types_tell_the_month_alone(loaded):
    crimes = loaded(outcome(2, "2025-04", "Unable to prosecute suspect"))
    assert endings(crimes)[1] == ("2", None, parse_month("2025-04"))


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"Crime ID": ""}, "Crime ID"),
        ({"Month": "April"}, "Month"),
        ({"Reported by": "Narnia"}, "Reported by"),
        ({"Outcome type": "Forgiven"}, "Outcome type"),
        ({"Longitude": ""}, "Longitude"),
        ({"LSOA code": "x"}, "LSOA code"),
    ],
)
def test_a_bad_outcome_is_named_and_the_others_count(loaded, cells, field):
    crimes = loaded(outcome(1, "2025-04", "Suspect charged", **cells), outcome(2, "2025-04", "Local resolution"))
    assert [(bad.line, bad.field) for bad in crimes.problems] == [(2, field)]
    assert endings(crimes)[1] == ("2", "8", parse_month("2025-04"))
