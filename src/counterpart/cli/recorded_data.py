"""Opens what stands behind `--data`: files of any source, folders, archives, snapshots and Parquet files."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from counterpart.core.coverage import Coverage, coverage_of
from counterpart.core.formats import indicator_series
from counterpart.core.formats.problems import BadRow, UnreadableFile
from counterpart.core.indicators import IndicatorValue
from counterpart.core.measures.model import InputDigest
from counterpart.core.periods.months import Window
from counterpart.core.snapshots import MANIFEST, Snapshot, open_snapshot

PARQUET_MAGIC = b"PAR1"


@dataclass(frozen=True, slots=True)
class Opened:
    """One Parquet file of recorded crime and what is known of it."""

    crimes: Path
    coverage: Coverage
    inputs: tuple[InputDigest, ...]


@dataclass(frozen=True, slots=True)
class Data:
    """Everything that was handed in. `left_out` counts the bad rows, of which `problems` names the first."""

    opened: tuple[Opened, ...]
    indicators: tuple[IndicatorValue, ...] = ()
    problems: tuple[BadRow, ...] = ()
    left_out: int = 0
    series_inputs: tuple[InputDigest, ...] = ()

    @property
    def coverage(self) -> Coverage:
        """The months of every file together."""
        found = Coverage({})
        for one in self.opened:
            found = found.joined(one.coverage)
        return found

    @property
    def crimes(self) -> list[Path]:
        """The Parquet files, for an engine."""
        return [one.crimes for one in self.opened]

    @property
    def inputs(self) -> tuple[InputDigest, ...]:
        """What everything was made from."""
        return (*(digest for one in self.opened for digest in one.inputs), *self.series_inputs)


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read: the mapping of an extract, the source to take where two tell of the same months, and the force.

    `force` says that of Parquet files only its months are wanted, which spares reading the others; "" wants all.
    """

    mapping: Path | None = None
    source: str | None = None
    force: str = ""


def open_data(paths: Sequence[Path], indicators: Sequence[Path], scratch: Path, how: Reading = Reading()) -> Data:
    """Open every path; what is no Parquet yet is loaded into `scratch`. Raises UnreadableFile."""
    for path in (*paths, *indicators):
        if not path.exists():
            raise UnreadableFile(f"{path}: there is no such file or folder")
    recorded = _open_crimes(list({path.resolve(): path for path in paths}.values()), scratch, how)
    lines = [(str(path), line) for path in indicators for line in indicator_series.read(path)]
    bad = tuple(line for _, line in lines if isinstance(line, BadRow))
    values = [(name, line) for name, line in lines if isinstance(line, IndicatorValue)]
    return replace(
        recorded,
        indicators=indicator_series.agreed([*(("--data", one) for one in recorded.indicators), *values]),
        problems=(*recorded.problems, *bad),
        left_out=recorded.left_out + len(bad),
        series_inputs=tuple(_digest(path) for path in indicators),
    )


def _open_crimes(paths: Sequence[Path], scratch: Path, how: Reading) -> Data:
    ready = [] if how.source else paths
    snapshots = [path for path in ready if (path / MANIFEST).is_file()]
    parquet = [path for path in ready if path.is_file() and _is_parquet(path)]
    others = [path for path in paths if path not in snapshots and path not in parquet]
    opened = [_of_snapshot(open_snapshot(path)) for path in snapshots] + [
        _of_parquet(path, how.force) for path in parquet
    ]
    if not others:
        return Data(tuple(opened))
    from counterpart.core.loading import load

    loaded = load(others, scratch / "snapshot", mapping=how.mapping, source=how.source)
    return Data(
        opened=(*opened, _of_snapshot(loaded.snapshot)),
        indicators=loaded.indicators,
        problems=loaded.problems,
        left_out=sum(one.left_out for one in loaded.snapshot.inputs),
    )


def check_once(data: Data, forces: Iterable[str], needed: Window) -> None:
    """Raise UnreadableFile when the same month of a force is held twice: its crimes would be counted twice."""
    for force in forces:
        held = [(span, one.crimes) for one in data.opened for span in one.coverage.spans.get(force, ())]
        for (span, path), (following, other) in pairwise(sorted(held)):
            if span.overlaps(following) and following.overlaps(needed):
                raise UnreadableFile(_held_twice(force, (span, path), (following, other)))


def _held_twice(force: str, one: tuple[Window, Path], other: tuple[Window, Path]) -> str:
    (span, path), (following, other_path) = one, other
    if path == other_path:
        return f"{path} holds {force} for {span} and for {following}, which overlap; keep the rows of one of the two"
    return (
        f"{path} and {other_path} both hold {force} in {following}; give one of them, or load both "
        "into one snapshot, which keeps each crime once: counterpart load-crime"
    )


def _of_snapshot(snapshot: Snapshot) -> Opened:
    # The file's name alone: a statement is the same wherever its files lay, and tells nobody where that was.
    digests = tuple(InputDigest(Path(one.name).name, one.sha256) for one in snapshot.inputs)
    return Opened(snapshot.crimes, snapshot.coverage, digests)


def _of_parquet(path: Path, force: str) -> Opened:
    with ThreadPoolExecutor(1) as beside:
        digest = beside.submit(_digest, path)
        spans = list(_spans(path, force)) or list(_spans(path))
        return Opened(path, coverage_of(spans), (digest.result(),))


def _digest(path: Path) -> InputDigest:
    with path.open("rb") as file:
        return InputDigest(path.name, hashlib.file_digest(file, "sha256").hexdigest())


def _spans(path: Path, force: str = "") -> Iterator[tuple[str, Window]]:
    from counterpart.core.engines.parquet import opened, scan

    query = f"SELECT DISTINCT force, first_month, last_month FROM {scan([path])} WHERE ? IN ('', force)"  # noqa: S608
    with opened([path]) as connection:
        for name, first, last in connection.execute(query, [force]).fetchall():
            yield name, Window(first, last)


def _is_parquet(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(PARQUET_MAGIC)) == PARQUET_MAGIC
