"""A snapshot: recorded-crime rows as a Parquet file, with a manifest that says what is in it and where it came from.

    FOLDER/crimes.parquet     the columns of records.COLUMNS, in that order
    FOLDER/manifest.json      inputs with their SHA-256, rows, bad rows, and the months covered by force

A snapshot is written once and never changed. Its digest is that of its inputs and its rows' count, so that the same
files make the same digest on every machine.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from counterpart.core.coverage import Coverage, coverage_of
from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.periods.months import Window

FORMAT = 1
CRIMES = "crimes.parquet"
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True, order=True)
class SnapshotInput:
    """One file that a snapshot was made from. `rows` were taken, `left_out` were bad, `known` were there already."""

    name: str
    sha256: str
    size: int
    rows: int
    left_out: int = 0
    known: int = 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One snapshot on disk."""

    folder: Path
    inputs: tuple[SnapshotInput, ...]
    coverage: Coverage
    sources: tuple[str, ...]
    rows: int

    @property
    def crimes(self) -> Path:
        """The Parquet file."""
        return self.folder / CRIMES

    @property
    def digest(self) -> str:
        """SHA-256 of what the snapshot was made from, in hexadecimal."""
        text = "\n".join(sorted(f"{one.sha256} {one.rows}" for one in self.inputs))
        return hashlib.sha256(f"{FORMAT}\n{self.rows}\n{text}".encode()).hexdigest()


def write_manifest(snapshot: Snapshot) -> None:
    """Write the manifest beside the Parquet file."""
    spans = {force: [[span.first, span.last] for span in windows] for force, windows in snapshot.coverage.spans.items()}
    manifest = {
        "format": FORMAT,
        "digest": snapshot.digest,
        "rows": snapshot.rows,
        "sources": list(snapshot.sources),
        "coverage": spans,
        "inputs": [
            {name: getattr(one, name) for name in ("name", "sha256", "size", "rows", "left_out", "known")}
            for one in snapshot.inputs
        ],
    }
    (snapshot.folder / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", encoding="utf-8")


def open_snapshot(folder: Path) -> Snapshot:
    """Open a folder that holds a snapshot. Raises UnreadableFile when it holds none, or one of another format."""
    path = folder / MANIFEST
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if manifest["format"] != FORMAT:
            raise UnreadableFile(f"{path}: format {manifest['format']}; expected {FORMAT}: load the files again")
        return Snapshot(
            folder=folder,
            inputs=tuple(SnapshotInput(**one) for one in manifest["inputs"]),
            coverage=coverage_of(
                (force, Window(*span)) for force, spans in manifest["coverage"].items() for span in spans
            ),
            sources=tuple(manifest["sources"]),
            rows=manifest["rows"],
        )
    except (OSError, KeyError, TypeError, ValueError) as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(f"{path}: is no manifest of a snapshot: {error}") from error
