"""However files of crime are packed, split by month, repeated and shuffled, they are the same crimes."""

import gzip
import random
import zipfile
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpart.core.formats import police_uk
from counterpart.core.loading import Loaded, load
from counterpart.core.periods.months import parse_month
from counterpart.core.records import COLUMNS
from tests.unit.core.loading.files import CALL, NOWHERE, street_row, street_text

MONTHS = ("2025-01", "2025-02")
FORCES = ("Norfolk Constabulary", "Dorset Police")
TYPES = ("Shoplifting", "Burglary", "Robbery")

Rows = list[dict[str, str]]


@st.composite
def crimes(draw: st.DrawFn) -> dict[str, str]:
    number = draw(st.integers(1, 12))
    row = street_row(
        number,
        # A crime has one month and one force, whichever row of it one reads.
        Month=MONTHS[number % 2],
        Reported_by=FORCES[number % 3 % 2],
        Crime_type=draw(st.sampled_from(TYPES)),
        LSOA_code=draw(st.sampled_from(["E01026848", "E01026849"])),
    )
    return {**row, **(NOWHERE if draw(st.booleans()) else {})}


@st.composite
def calls(draw: st.DrawFn) -> dict[str, str]:
    month, force = draw(st.sampled_from(MONTHS)), draw(st.sampled_from(FORCES))
    return street_row(Month=month, Reported_by=force, **CALL)


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, str]:
    field = draw(st.sampled_from(["Month", "Reported_by", "Crime_type", "Longitude", "LSOA_code", "LSOA_name"]))
    return street_row(99, **{field: draw(st.sampled_from(["x", "2025-00", "9e9", "\x00", "é'\""]))})


ROWS = st.lists(crimes() | calls() | spoilt(), min_size=1, max_size=25)


def files_of(rows: Rows) -> dict[str, str]:
    """One file for each force and month, as they are published."""
    files: dict[str, Rows] = {}
    for row in rows:
        files.setdefault(f"{row['Month'][:7]}-{row['Reported by'][:7]}.csv".replace("\x00", ""), []).append(row)
    return {name: street_text(*these) for name, these in files.items()}


def loaded_from(folder: Path, paths: list[Path]) -> Loaded:
    return load(paths, folder / "snapshot")


def packed(folder: Path, files: dict[str, str], chance: random.Random) -> list[Path]:
    """The files as a person might hand them in: plain, gzip, in an archive or a folder, some twice, in any order."""
    paths = []
    for number, (name, text) in enumerate([*files.items(), *chance.sample(sorted(files.items()), len(files) // 2)]):
        form = chance.choice(["plain", "gzip", "zip", "folder", "gzip in zip"])
        path = folder / f"{number}" / name
        path.parent.mkdir()
        content = gzip.compress(text.encode()) if "gzip" in form else text.encode()
        if "zip" in form.replace("gzip", ""):
            path = path.with_suffix(".zip")
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(name + (".gz" if "gzip" in form else ""), content)
        else:
            path.write_bytes(content)
        paths.append(path.parent if form == "folder" else path)
    chance.shuffle(paths)
    return paths


def rows_of(loaded: Loaded) -> Counter:
    return Counter(duckdb.sql(f"SELECT {', '.join(COLUMNS)} FROM '{loaded.snapshot.crimes}'").fetchall())


pytestmark = pytest.mark.slow  # every example is loaded from disk


@settings(max_examples=15)
@given(rows=ROWS, chance=st.randoms(use_true_random=False))
def test_the_same_crimes_however_they_are_packed(rows, chance):
    with TemporaryDirectory() as one, TemporaryDirectory() as other:
        files = files_of(rows)
        for name, text in files.items():
            (Path(one) / name).write_text(text, encoding="utf-8")
        plain = loaded_from(Path(one), [Path(one)])
        same = loaded_from(Path(other), packed(Path(other), files, chance))
        assert rows_of(same) == rows_of(plain)
        assert same.snapshot.digest == plain.snapshot.digest
        assert same.snapshot.coverage == plain.snapshot.coverage


@settings(max_examples=15)
@given(rows=ROWS)
def test_every_row_is_taken_known_or_left_out_and_the_rules_in_python_agree(rows):
    with TemporaryDirectory() as folder:
        files = files_of(rows)
        for name, text in files.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        snapshot = loaded_from(Path(folder), [Path(folder)]).snapshot
        assert sum(one.rows + one.known + one.left_out for one in snapshot.inputs) == len(rows)
        good = [row for row in rows if police_uk.fault_of_street(list(row.values())) is None]
        ids = {row["Crime ID"] for row in good if row["Crime ID"]}
        calls_made = [row for row in good if not row["Crime ID"]]
        assert snapshot.rows == len(ids) + len(calls_made)
        months = {parse_month(row["Month"]) for row in good}
        assert {month for spans in snapshot.coverage.spans.values() for span in spans for month in span} == months
