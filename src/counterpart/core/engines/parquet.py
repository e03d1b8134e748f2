"""Parquet files of recorded crime, opened by DuckDB, which fetches nothing and installs nothing."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from counterpart.core.engines.sql import Facts
from counterpart.core.formats.problems import UnreadableFile
from counterpart.core.records import COLUMN_TYPES, COLUMNS, RecordedCrime

BATCH = 10_000


def connect(*, threads: int | None = None, memory: str | None = None) -> duckdb.DuckDBPyConnection:
    """An empty DuckDB that installs nothing and so knows no network; `threads` and `memory` as in DuckDBEngine."""
    settings: dict[str, Any] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
        "enable_external_file_cache": False,
        "preserve_insertion_order": False,
        # What does not fit into memory goes there, and not into the folder where the command was called.
        "temp_directory": str(Path(tempfile.gettempdir()) / "counterpart-duckdb"),
    }
    settings |= {"threads": threads} if threads else {}
    settings |= {"memory_limit": memory} if memory else {}
    return silenced(duckdb.connect(":memory:", config=settings))


def silenced(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Without the progress bar, which DuckDB would draw into what a command prints; each cursor has its own."""
    return connection.execute("SET enable_progress_bar = false")


@contextmanager
def reading(paths: Sequence[Path]) -> Iterator[None]:
    """Raise UnreadableFile for what goes wrong with these files inside."""
    for path in paths:
        if not path.is_file():
            raise UnreadableFile(f"{path}: there is no such file; expected a Parquet file of recorded crime")
    try:
        yield
    except (duckdb.BinderException, duckdb.IOException, duckdb.InvalidInputException) as error:
        names = ", ".join(str(path) for path in paths)
        words = str(error).splitlines()[0]
        raise UnreadableFile(f"{names}: cannot be read as Parquet of recorded crime: {words}") from error


@contextmanager
def opened(paths: Sequence[Path]) -> Iterator[duckdb.DuckDBPyConnection]:
    """A DuckDB of its own for one look at these files; raises UnreadableFile for what goes wrong with them."""
    with reading(paths), connect() as connection:
        yield connection


def scan(paths: Sequence[Path]) -> str:
    """What to write after FROM."""
    return f"read_parquet([{_listed(paths)}]{', union_by_name = true' if len(paths) > 1 else ''})"


def complete(rows: str) -> str:
    """A relation with every column of the record: what an older snapshot lacks is unknown in each of its rows."""
    lacking = ", ".join(f"CAST(NULL AS {kind}) AS {name}" for name, kind in COLUMN_TYPES.items())
    return f"(SELECT {lacking} WHERE false UNION ALL BY NAME SELECT * FROM {rows})"  # noqa: S608  # names of our own


def facts_of(connection: duckdb.DuckDBPyConnection, path: Path) -> Facts:
    """What the statistics of the file's parts tell; a part without statistics tells nothing."""
    found = connection.execute(
        f"""SELECT path_in_schema, bool_and(stats_min_value = '1' AND stats_max_value = '1')
            FROM parquet_metadata([{_listed([path])}]) GROUP BY path_in_schema
            HAVING bool_and(coalesce(stats_null_count = 0, false))"""  # noqa: S608  # quoted
    ).fetchall()
    ones = dict(found)
    return Facts(never_null=frozenset(ones), rows_are_crimes=ones.get("crimes") is True)


def rows_of(paths: Sequence[Path]) -> Iterator[RecordedCrime]:
    """Every row, one at a time."""
    with opened(paths) as connection:
        query = f"SELECT {', '.join(map(_fetched, COLUMNS))} FROM {complete(scan(paths))}"  # noqa: S608  # quoted
        result = connection.execute(query)
        while batch := result.fetchmany(BATCH):
            for values in batch:
                yield RecordedCrime(*map(_in_utc, values))


def _fetched(column: str) -> str:
    # DuckDB hands out a moment with its zone only where pytz is installed, which nothing else here needs.
    return f"make_timestamp(epoch_us({column}))" if COLUMN_TYPES[column] == "TIMESTAMPTZ" else column


def _in_utc(value: Any) -> Any:
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


def _listed(paths: Sequence[Path]) -> str:
    return ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
