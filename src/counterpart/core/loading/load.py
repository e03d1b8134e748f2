"""Load files of recorded crime into a snapshot."""

import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from counterpart.core.formats.extract import ExtractMapping, read_mapping
from counterpart.core.formats.problems import BadRow, UnreadableFile
from counterpart.core.indicators import IndicatorValue
from counterpart.core.loading import inputs, kinds, lookups, mixing, others, outcomes, rows, settling, street, writing
from counterpart.core.loading.inputs import Input, Inputs
from counterpart.core.loading.staging import text
from counterpart.core.loading.workshop import Workshop
from counterpart.core.snapshots import CRIMES, Snapshot, SnapshotInput, write_manifest

# What DuckDB may hold in memory; beyond it, it works on disk beside the snapshot.
MEMORY_LIMIT = "2GB"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a load: the snapshot, the rows that were left out, the indicator series, and what was set aside.

    `problems` names at most `workshop.MOST_NAMED` rows of each file; `snapshot.inputs` counts all of them. `aside` are
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
    mapping: Path | None = None,
    known: Sequence[Snapshot] = (),
    source: str | None = None,
    keep_going: bool = False,
) -> Loaded:
    """Read files, folders and archives of recorded crime and write a snapshot into the new folder `into`.

    Bad rows are left out and named. A file that cannot be read at all raises UnreadableFile, unless `keep_going`: then
    it is named in `unreadable` and the others are loaded. `mapping` says how to read a force's own extract. Rows that a
    snapshot in `known` has are left out and counted. Sources that hold the same force and month raise MixedSources
    unless `source` names the one to take. Raises FileExistsError when `into` holds anything, and TableError when the
    mapping is wrong.
    """
    if into.exists() and any(into.iterdir()):
        raise FileExistsError(f"{into}: is there already, and a snapshot is never changed; name a new folder")
    extract = read_mapping(mapping) if mapping else None
    into.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".loading-", dir=into.parent) as scratch:
        loaded = _load(paths, Path(scratch), extract, known, source, keep_going)
        into.mkdir(exist_ok=True)
        shutil.move(loaded.snapshot.crimes, into / CRIMES)
    snapshot = replace(loaded.snapshot, folder=into, inputs=(*loaded.snapshot.inputs, *_read_by(mapping)))
    write_manifest(snapshot)
    return replace(loaded, snapshot=snapshot)


def _load(
    paths: Sequence[Path],
    scratch: Path,
    mapping: ExtractMapping | None,
    known: Sequence[Snapshot],
    source: str | None,
    keep_going: bool,
) -> Loaded:
    found = inputs.find(list(paths), scratch)
    by_kind, aside = _by_kind(found, mapping)
    if found.unreadable and not keep_going:
        raise found.unreadable[0]
    if not any(by_kind.values()):
        raise UnreadableFile(f"{', '.join(map(str, paths))}: no file of recorded crime is there")
    with duckdb.connect() as con:
        _set_up(con, scratch)
        workshop = Workshop(con, scratch)
        _take(workshop, by_kind, mapping)
        workshop.gather(source)
        snapshot = _settle(workshop, found.files, [one.crimes for one in known])
    return Loaded(
        snapshot=snapshot,
        problems=tuple(workshop.problems),
        indicators=tuple(workshop.indicators),
        aside=tuple(aside),
        repeated=tuple(found.repeated),
        unreadable=tuple(found.unreadable),
    )


def _read_by(mapping: Path | None) -> tuple[SnapshotInput, ...]:
    """The mapping among the inputs: by another one the same extract gives other figures, and has another digest."""
    if mapping is None:
        return ()
    content = mapping.read_bytes()
    return (SnapshotInput(str(mapping), hashlib.sha256(content).hexdigest(), len(content), rows=0),)


def _set_up(con: duckdb.DuckDBPyConnection, scratch: Path) -> None:
    con.execute(f"SET memory_limit = '{MEMORY_LIMIT}'")
    con.execute(f"SET temp_directory = {text(str(scratch / 'spill'))}")
    con.execute("SET autoinstall_known_extensions = false")
    con.execute("SET TimeZone = 'UTC'")
    # It would be drawn among what the command prints.
    con.execute("SET enable_progress_bar = false")
    # Rows are to keep the order of their file through a join: the table of answers is always the one that is kept.
    con.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
    lookups.make(con)


def _by_kind(found: Inputs, mapping: ExtractMapping | None) -> tuple[dict[str, list[Input]], list[str]]:
    by_kind: dict[str, list[Input]] = {kind: [] for kind in kinds.KINDS}
    aside = []
    # By what is in them: the order in which they were handed in decides nothing, and one force's months lie together.
    found.files.sort(key=lambda one: (kinds.first_row(one.path), one.sha256))
    for one in found.files:
        kind = kinds.of(one.path, mapping)
        if kind:
            by_kind[kind].append(one)
        elif one.named:
            why = kinds.why_not(one.path, mapping)
            change = ("mapping",) if why == kinds.NOT_KNOWN else ()
            found.unreadable.append(UnreadableFile(f"{one.name}: {why}", *change))
        else:
            aside.append(one.name)
    found.files = [one for files in by_kind.values() for one in files]
    return by_kind, aside


def _take(workshop: Workshop, by_kind: dict[str, list[Input]], mapping: ExtractMapping | None) -> None:
    if by_kind[kinds.STREET]:
        street.take(workshop, by_kind[kinds.STREET])
    if by_kind[kinds.ROWS]:
        rows.take(workshop, by_kind[kinds.ROWS])
    outcomes.take(workshop, by_kind[kinds.OUTCOMES])
    others.take_by_force(workshop, by_kind[kinds.BY_FORCE])
    others.take_open_data(workshop, by_kind[kinds.OPEN_DATA])
    others.take_series(workshop, by_kind[kinds.SERIES])
    if mapping:
        others.take_extracts(workshop, by_kind[kinds.EXTRACT], mapping)


def _settle(workshop: Workshop, files: Sequence[Input], known: Sequence[Path]) -> Snapshot:
    mixing.check(workshop.con, "arrived", known)
    settling.find_repeated(workshop.con, "arrived", known)
    mixing.check_tables(workshop.con, "arrived", {str(one.path): one.name for one in files})
    return writing.write(workshop, files, workshop.scratch)
