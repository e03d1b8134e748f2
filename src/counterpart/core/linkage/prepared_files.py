"""Prepared records in a Parquet file, written piece by piece, so that millions need no memory of their own."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet

from counterpart.core.linkage.levels import Columns
from counterpart.core.linkage.preparing import Raw, prepared

KEY = "unique_id"
_AT_ONCE = 50_000


def arrow_table(columns: Sequence[str], records: Sequence[tuple[str, Columns]]) -> Any:
    """Prepared records as an Arrow table of texts, the key first."""
    values = {KEY: pyarrow.array([key for key, _ in records], pyarrow.string())}
    for name in columns:
        values[name] = pyarrow.array([each[name] for _, each in records], pyarrow.string())
    return pyarrow.table(values)


def write(path: Path, kind: str, columns: Sequence[str], records: Iterable[tuple[str, Raw]]) -> int:
    """Prepare records and write these columns of them; says how many."""
    schema = pyarrow.schema([(name, pyarrow.string()) for name in (KEY, *columns)])
    count, waiting = 0, iter(records)
    with pyarrow.parquet.ParquetWriter(path, schema) as writer:
        while piece := [(key, prepared(kind, record)) for key, record in islice(waiting, _AT_ONCE)]:
            writer.write_table(arrow_table(columns, piece))
            count += len(piece)
    return count


def read(path: Path, columns: Sequence[str]) -> Iterator[list[tuple[str, Columns]]]:
    """The records of a file, some thousands at a time."""
    with pyarrow.parquet.ParquetFile(path) as file:
        for batch in file.iter_batches(_AT_ONCE, columns=[KEY, *columns]):
            keys, *values = (column.to_pylist() for column in batch.columns)
            rows = zip(*values, strict=True)
            yield [(key, dict(zip(columns, row, strict=True))) for key, row in zip(keys, rows, strict=True)]


def count_of(path: Path) -> int:
    """How many records a file holds."""
    return int(pyarrow.parquet.read_metadata(path).num_rows)


def digest_of(path: Path) -> str:
    """SHA-256 of the file, the first 16 digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]
