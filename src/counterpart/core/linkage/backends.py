"""Where Splink computes: DuckDB in this process, or Spark on a cluster."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import duckdb
import pyarrow
from splink import DuckDBAPI

from counterpart.core.linkage.levels import Columns
from counterpart.core.linkage.prepared_files import arrow_table

# Records in memory, or in a Parquet file as `prepared_files` writes it.
Prepared = Sequence[tuple[str, Columns]] | Path


class Backend(Protocol):
    """Takes prepared records in, and gives what Splink reads."""

    def table(self, columns: Sequence[str], records: Prepared) -> Any:
        """The records as a table of Splink, with a key and these columns, all of them text."""

    def shares(self, column: str, shares: Mapping[str, float]) -> Any:
        """How common each value of a column is, as a table that Splink takes for a lookup."""

    def rows(self, table: Any, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """What a table of Splink holds in these columns."""


class DuckDBBackend:
    """`folder` takes what does not fit in `memory` ("4GB"); by default DuckDB chooses."""

    def __init__(self, *, memory: str | None = None, folder: Path | None = None, threads: int | None = None) -> None:
        settings: dict[str, Any] = {"autoinstall_known_extensions": False}
        settings |= {"memory_limit": memory} if memory else {}
        settings |= {"temp_directory": str(folder)} if folder else {}
        settings |= {"threads": threads} if threads else {}
        self._connection = duckdb.connect(config=settings)
        self._api = DuckDBAPI(self._connection)

    def table(self, columns: Sequence[str], records: Prepared) -> Any:
        """See Backend."""
        if isinstance(records, Path):
            return self._api.register(self._connection.read_parquet(str(records)))
        return self._api.register(arrow_table(columns, records))

    def shares(self, column: str, shares: Mapping[str, float]) -> Any:
        """See Backend."""
        return self._api.register(shares_table(column, shares))

    def rows(self, table: Any, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """See Backend."""
        for batch in table.as_duckdbpyrelation().select(*columns).to_arrow_reader(100_000):
            yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def shares_table(column: str, shares: Mapping[str, float]) -> Any:
    """How common each value is, under the names that Splink expects."""
    values = {column: pyarrow.array(list(shares), pyarrow.string())}
    return pyarrow.table({**values, f"tf_{column}": pyarrow.array(list(shares.values()), pyarrow.float64())})
