"""Parquet files of recorded crime, opened by DuckDB, which fetches nothing and installs nothing."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.records import COLUMNS, RecordedCrime

BATCH = 10_000


@contextmanager
def opened(paths: Sequence[Path], *, threads: int | None = None, memory: str | None = None) -> Iterator[Any]:
    """A connection that can read these files and nothing else; raises UnreadableFile for what goes wrong with them."""
    for path in paths:
        if not path.is_file():
            raise UnreadableFile(f"{path}: there is no such file; expected a Parquet file of recorded crime")
    settings: dict[str, Any] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "preserve_insertion_order": False,
    }
    settings |= {"threads": threads} if threads else {}
    settings |= {"memory_limit": memory} if memory else {}
    connection = duckdb.connect(":memory:", config=settings)
    try:
        connection.execute(f"SET allowed_paths = [{_listed(paths)}]")
        connection.execute("SET enable_external_access = false")
        yield connection
    except (duckdb.BinderException, duckdb.IOException, duckdb.InvalidInputException) as error:
        names = ", ".join(str(path) for path in paths)
        words = str(error).splitlines()[0]
        raise UnreadableFile(f"{names}: cannot be read as Parquet of recorded crime: {words}") from error
    finally:
        connection.close()


def scan(paths: Sequence[Path]) -> str:
    """What to write after FROM."""
    return f"read_parquet([{_listed(paths)}], union_by_name = true)"


def rows_of(paths: Sequence[Path]) -> Iterator[RecordedCrime]:
    """Every row, one at a time."""
    with opened(paths) as connection:
        result = connection.execute(f"SELECT {', '.join(COLUMNS)} FROM {scan(paths)}")  # noqa: S608  # quoted
        while batch := result.fetchmany(BATCH):
            for values in batch:
                yield RecordedCrime(*values)


def _listed(paths: Sequence[Path]) -> str:
    return ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
