"""Rows of recorded crime on disk, as Parquet."""

import csv
import shutil
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import duckdb

from counterpart.core.coverage import coverage_of
from counterpart.core.periods.months import Window
from counterpart.core.records import COLUMN_TYPES, RecordedCrime, row_values
from counterpart.core.snapshots import CRIMES, Snapshot, SnapshotInput, write_manifest


def write(folder: Path, rows: Iterable[RecordedCrime], *, name: str, force: str, window: Window) -> Snapshot:
    """Write rows and manifest into a new folder; `name` stands in the manifest as the one input."""
    folder.mkdir(parents=True)
    table = folder / "rows.csv"
    count = _write_csv(table, rows)
    digest = sha256(table.read_bytes()).hexdigest()
    size = table.stat().st_size
    _to_parquet(table, folder / CRIMES)
    table.unlink()
    snapshot = Snapshot(
        folder=folder,
        inputs=(SnapshotInput(name=name, sha256=digest, size=size, rows=count),),
        coverage=coverage_of((force, Window(month, month)) for month in window),
        sources=(name,),
        rows=count,
    )
    write_manifest(snapshot)
    return snapshot


def remove(folder: Path) -> None:
    """Forget what a load that failed left behind."""
    shutil.rmtree(folder, ignore_errors=True)


def _write_csv(path: Path, rows: Iterable[RecordedCrime]) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        for row in rows:
            writer.writerow(row_values(row))
            count += 1
    return count


def _to_parquet(table: Path, parquet: Path) -> None:
    columns = ", ".join(f"'{name}': '{kind}'" for name, kind in COLUMN_TYPES.items())
    with duckdb.connect(":memory:") as connection:
        connection.execute(
            f"COPY (SELECT * FROM read_csv('{_quoted(table)}', header = false, nullstr = '', quote = '\"', "  # noqa: S608
            f"auto_detect = false, columns = {{{columns}}})) TO '{_quoted(parquet)}' (FORMAT parquet)"
        )


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
