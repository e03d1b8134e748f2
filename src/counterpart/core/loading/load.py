"""Load files of recorded crime into a snapshot."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from counterpart.core.coverage import Coverage, coverage_of
from counterpart.core.formats import police_uk
from counterpart.core.formats.problems import BadRow, UnreadableFile
from counterpart.core.indicators import IndicatorValue
from counterpart.core.loading import inputs, kinds, settling, street
from counterpart.core.loading.inputs import Input, Inputs
from counterpart.core.loading.staging import Stage
from counterpart.core.periods.months import Window
from counterpart.core.records import COLUMN_TYPES, COLUMNS
from counterpart.core.snapshots import CRIMES, Snapshot, SnapshotInput, write_manifest

# What DuckDB may hold in memory; beyond it, it works on disk beside the snapshot.
MEMORY_LIMIT = "2GB"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a load: the snapshot, the rows that were left out, the indicator series, and what was set aside.

    `problems` names at most `staging.MOST_NAMED` rows of each file; `snapshot.inputs` counts all of them. `aside` are
    files of a folder or an archive that hold no recorded crime, `repeated` pairs of a file and the one it is the same
    as, `unreadable` files of which nothing could be used.
    """

    snapshot: Snapshot
    problems: tuple[BadRow, ...] = ()
    indicators: tuple[IndicatorValue, ...] = ()
    aside: tuple[str, ...] = ()
    repeated: tuple[tuple[str, str], ...] = ()
    unreadable: tuple[UnreadableFile, ...] = ()


def load(
    paths: Sequence[Path],
    into: Path,
    *,
    known: Sequence[Snapshot] = (),
    keep_going: bool = False,
) -> Loaded:
    """Read files, folders and archives of recorded crime and write a snapshot into the new folder `into`.

    Bad rows are left out and named. A file that cannot be read at all raises UnreadableFile, unless `keep_going`: then
    it is named in `unreadable` and the others are loaded. Raises FileExistsError when `into` is there already.
    """
    if into.exists() and any(into.iterdir()):
        raise FileExistsError(f"{into}: is there already, and a snapshot is never changed; name a new folder")
    into.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".loading-", dir=into.parent) as scratch:
        loaded = _load(paths, Path(scratch), known, keep_going)
        into.mkdir(exist_ok=True)
        shutil.move(loaded.snapshot.crimes, into / CRIMES)
    snapshot = Snapshot(
        into, loaded.snapshot.inputs, loaded.snapshot.coverage, loaded.snapshot.sources, loaded.snapshot.rows
    )
    write_manifest(snapshot)
    return Loaded(snapshot, loaded.problems, loaded.indicators, loaded.aside, loaded.repeated, loaded.unreadable)


def _load(paths: Sequence[Path], scratch: Path, known: Sequence[Snapshot], keep_going: bool) -> Loaded:
    found = inputs.find(list(paths), scratch)
    by_kind, aside = _sorted_by_kind(found)
    if found.unreadable and not keep_going:
        raise found.unreadable[0]
    if not any(by_kind.values()):
        raise UnreadableFile(f"{', '.join(map(str, paths))}: no file of recorded crime is there")
    with duckdb.connect(str(scratch / "stage.duckdb")) as con:
        con.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
        con.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
        con.execute(f"SET temp_directory = '{scratch / 'spill'}'")
        stage = Stage(con, street.TABLE, police_uk.STREET_COLUMNS, police_uk.fault_of_street, scratch)
        files = by_kind["police-uk-street"]
        view = street.stage(con, stage, files)
        _complete(con, view)
        settling.find_repeated(con, "arrived", [one.crimes for one in known])
        snapshot = _write(con, files, stage, scratch)
    return Loaded(snapshot, tuple(stage.problems), (), tuple(aside), tuple(found.repeated), tuple(found.unreadable))


def _sorted_by_kind(found: Inputs) -> tuple[dict[str, list[Input]], list[str]]:
    by_kind: dict[str, list[Input]] = {kind: [] for kind in kinds.KINDS}
    aside = []
    for one in sorted(found.files, key=lambda one: one.sha256):
        kind = kinds.of(one.path)
        if kind:
            by_kind[kind].append(one)
        elif one.named:
            found.unreadable.append(UnreadableFile(f"{one.name}: {kinds.NOT_KNOWN}"))
        else:
            aside.append(one.name)
    return by_kind, aside


def _complete(con: duckdb.DuckDBPyConnection, view: str) -> None:
    """Make the view `arrived` of all columns of the row; those that the source does not tell are null."""
    own = {name for (name, *_) in con.execute(f"DESCRIBE {view}").fetchall()}
    columns = ", ".join(
        f"CAST({name if name in own else 'NULL'} AS {COLUMN_TYPES[name]}) AS {name}" for name in COLUMNS
    )
    con.execute(f"CREATE OR REPLACE VIEW arrived AS SELECT spot, filename, is_good, {columns} FROM {view}")


def _write(con: duckdb.DuckDBPyConnection, files: Sequence[Input], stage: Stage, folder: Path) -> Snapshot:
    settled = f"arrived ANTI JOIN {settling.DROPPED} USING (spot) WHERE is_good"
    order = "force, first_month, category, district, lsoa, crime_id, longitude, latitude, outcome_type"
    con.execute(
        f"COPY (SELECT {', '.join(COLUMNS)} FROM {settled} ORDER BY {order})"
        f" TO '{folder / CRIMES}' (FORMAT parquet, COMPRESSION zstd)"
    )
    taken = dict(con.execute(f"SELECT filename, count(*) FROM {settled} GROUP BY ALL").fetchall())
    arrived = dict(con.execute("SELECT filename, count(*) FROM arrived GROUP BY ALL").fetchall())
    listed = tuple(
        SnapshotInput(
            name=one.name,
            sha256=one.sha256,
            size=one.size,
            rows=taken.get(str(one.path), 0),
            left_out=stage.left_out.get(one.name, 0),
            known=arrived.get(str(one.path), 0) - taken.get(str(one.path), 0),
        )
        for one in files
    )
    return Snapshot(folder, listed, _coverage(con, settled), (police_uk.SOURCE,), sum(one.rows for one in listed))


def _coverage(con: duckdb.DuckDBPyConnection, settled: str) -> Coverage:
    spans = con.execute(f"SELECT DISTINCT force, first_month, last_month FROM {settled}").fetchall()
    return coverage_of((force, Window(first, last)) for force, first, last in spans)
