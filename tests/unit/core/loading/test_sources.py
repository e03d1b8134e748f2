"""Sources that arrive together, and rows that are rows already."""

import gzip
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from counterpart.core.engines.parquet import rows_of
from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.loading import MixedSources, load
from counterpart.core.periods.months import Window, parse_month
from counterpart.core.records import COLUMN_TYPES, RecordedCrime, row_values
from counterpart.core.snapshots import open_snapshot
from tests.unit.core.loading.files import street_file, street_row

DATA = Path(__file__).parents[4] / "data"
TABLES = DATA / "recorded-crime" / "tables"
BY_FORCE = TABLES / "recorded-crime-by-force-ye-sep-2015-2024.csv"
NINE = datetime(2025, 1, 14, 9, tzinfo=UTC)
OPEN_DATA = (
    "Financial Year,Financial Quarter,Force Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,"
    "Number of Offences\n"
)


def parquet(folder: Path, *rows: RecordedCrime, name: str = "rows.parquet") -> Path:
    columns = ", ".join(f"{column} {kind}" for column, kind in COLUMN_TYPES.items())
    with duckdb.connect() as con:
        con.execute(f"CREATE TABLE given ({columns})")
        con.executemany(f"INSERT INTO given VALUES ({', '.join('?' * len(COLUMN_TYPES))})", [*map(row_values, rows)])
        con.execute(f"COPY given TO '{folder / name}' (FORMAT parquet)")
    return folder / name


def crime(**fields: object) -> RecordedCrime:
    month = parse_month("2025-01")
    return RecordedCrime(
        **{"source": "own", "crime_id": "1", "force": "norfolk", "first_month": month, "last_month": month, **fields}
    )


def open_data(folder: Path, *lines: str, name: str = "prc.csv") -> Path:
    (folder / name).write_text(OPEN_DATA + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return folder / name


def test_two_sources_of_one_month_are_refused_by_name(tmp_path):
    files = [parquet(tmp_path, crime()), street_file(tmp_path, street_row(1))]
    with pytest.raises(MixedSources, match=r"own .* and police-uk .* both hold crimes of norfolk"):
        load(files, tmp_path / "snapshot")


def test_one_of_two_sources_can_be_chosen(tmp_path):
    files = [parquet(tmp_path, crime()), street_file(tmp_path, street_row(1))]
    assert load(files, tmp_path / "snapshot", source="own").snapshot.sources == ("own",)


@pytest.mark.parametrize("source", ["home-office", "it's", ""])
def test_a_source_that_is_not_there_is_refused_with_those_that_are(tmp_path, source):
    with pytest.raises(UnreadableFile, match="they hold police-uk"):
        load([street_file(tmp_path, street_row(1))], tmp_path / "snapshot", source=source)


def test_two_sources_of_different_months_or_forces_go_together(tmp_path):
    other = [crime(force="dorset"), crime(crime_id="2", first_month=24000, last_month=24000)]
    files = [parquet(tmp_path, *other), street_file(tmp_path, street_row(1))]
    assert load(files, tmp_path / "snapshot").snapshot.sources == ("own", "police-uk")


def test_a_year_and_a_quarter_of_it_are_refused(tmp_path):
    quarter = open_data(tmp_path, "2023/24,3,Norfolk,Shoplifting,Theft offences,Shoplifting,46,7")
    with pytest.raises(MixedSources, match=r"home-office holds crimes of norfolk for .* which overlap"):
        load([BY_FORCE, quarter], tmp_path / "snapshot")


def test_the_same_table_twice_counts_once_and_a_newer_edition_is_refused(tmp_path):
    line = "2023/24,3,Norfolk,Shoplifting,Theft offences,Shoplifting,46,{}"
    other = "2023/24,3,Norfolk,Burglary,Theft offences,Non-residential burglary,30C,{}"
    first = open_data(tmp_path, line.format(7), other.format(1))
    again = open_data(tmp_path, other.format(1), line.format(7), name="again.csv")
    assert load([first, again], tmp_path / "snapshot").snapshot.rows == 2
    newer = open_data(tmp_path, line.format(8), other.format(1), name="newer.csv")
    with pytest.raises(MixedSources, match=r"print different counts for norfolk, 2023-10 to 2023-12"):
        load([first, newer], tmp_path / "refused")


def test_a_known_snapshot_of_another_source_is_refused(tmp_path):
    earlier = load([parquet(tmp_path, crime())], tmp_path / "earlier").snapshot
    with pytest.raises(MixedSources):
        load([street_file(tmp_path, street_row(1))], tmp_path / "snapshot", known=[earlier])


def test_a_table_covers_its_years(tmp_path):
    coverage = load([BY_FORCE], tmp_path / "snapshot").snapshot.coverage
    assert coverage.runs("norfolk") == (Window(parse_month("2014-10"), parse_month("2024-09")),)
    assert coverage.of("norfolk", Window(parse_month("2024-01"), parse_month("2024-03"))).cut


def test_a_snapshot_and_its_parquet_file_are_files_too(tmp_path):
    earlier = load([street_file(tmp_path, street_row(1), street_row(2))], tmp_path / "earlier").snapshot
    again = load([earlier.folder, street_file(tmp_path, street_row(2), street_row(3))], tmp_path / "snapshot")
    assert again.snapshot.rows == 3
    assert open_snapshot(tmp_path / "snapshot") == again.snapshot


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"force": "narnia"}, "force"),
        ({"source": None}, "source"),
        ({"last_month": parse_month("2024-12")}, "last_month"),
        ({"first_month": 7}, "first_month"),
        ({"crimes": -1}, "crimes"),
        ({"longitude": 1.0}, "latitude"),
        ({"occurred_from": NINE}, "occurred_to"),
        ({"occurred_from": NINE, "occurred_to": NINE - timedelta(minutes=1)}, "occurred_to"),
    ],
)
def test_a_bad_row_of_a_parquet_file_is_named(tmp_path, fields, field):
    loaded = load([parquet(tmp_path, crime(), crime(crime_id="2", **fields))], tmp_path / "snapshot")
    assert loaded.snapshot.rows == 1
    assert [(bad.row, bad.field) for bad in loaded.problems] == [(2, field)]


def without_times(parquet: Path) -> Path:
    """The same file as it was before the record had times."""
    older = parquet.with_name(f"older-{parquet.name}")
    with duckdb.connect() as con:
        con.execute(f"COPY (SELECT * EXCLUDE (occurred_from, occurred_to) FROM '{parquet}') TO '{older}'")
    return older


def test_a_file_from_before_there_were_times_is_read_and_its_times_are_unknown(tmp_path):
    older = without_times(parquet(tmp_path, crime()))
    timed = parquet(tmp_path, crime(crime_id="2", occurred_from=NINE, occurred_to=NINE), name="timed.parquet")
    crimes = load([older, timed], tmp_path / "snapshot").snapshot.crimes
    found = {row.crime_id: (row.occurred_from, row.occurred_to) for row in rows_of([crimes])}
    assert found == {"1": (None, None), "2": (NINE, NINE)}
    assert [(row.crime_id, row.occurred_from) for row in rows_of([older])] == [("1", None)]


def test_an_incident_of_an_older_snapshot_is_known(tmp_path):
    earlier = load([parquet(tmp_path, crime(crime_id=None))], tmp_path / "earlier").snapshot
    without_times(earlier.crimes).replace(earlier.crimes)
    again = [crime(crime_id=None), crime(crime_id=None, occurred_from=NINE, occurred_to=NINE)]
    loaded = load([parquet(tmp_path, *again, name="again.parquet")], tmp_path / "snapshot", known=[earlier])
    assert [row.occurred_from for row in rows_of([loaded.snapshot.crimes])] == [NINE]


def test_series_are_handed_on_and_are_no_rows(tmp_path):
    loaded = load([DATA / "indicators"], tmp_path / "snapshot")
    assert len(loaded.indicators) == 558
    assert loaded.snapshot.rows == 0
    assert loaded.snapshot.coverage.forces == ()


def test_series_that_disagree_are_refused_and_their_files_named(tmp_path):
    for name, calls in (("a", 5), ("b", 6)):
        lines = f"series,force,from,to,unit,value\ncalls,norfolk,2024-01,2024-12,count,{calls}\n"
        (tmp_path / f"{name}.csv").write_text(lines, encoding="utf-8")
    with pytest.raises(UnreadableFile, match=r"^calls of norfolk .* in .*[ab]\.csv and .* in .*[ab]\.csv; keep it"):
        load([tmp_path / "a.csv", tmp_path / "b.csv"], tmp_path / "snapshot", keep_going=True)


def test_a_file_packed_twice_over_is_one_file(tmp_path):
    plain = street_file(tmp_path, street_row(1))
    packed = tmp_path / "packed.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    loaded = load([plain, packed], tmp_path / "snapshot")
    assert loaded.repeated == ((str(packed), str(plain)),)
    assert [one.rows for one in loaded.snapshot.inputs] == [1]
