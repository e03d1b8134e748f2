"""Splink on Spark, for many millions of records: the same settings and models, and the same pairs."""

import tempfile
import warnings
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pyspark.sql import DataFrame, SparkSession
from splink import SparkAPI
from splink.backends.spark import similarity_jar_location

from counterpart.core.linkage.backends import Prepared
from counterpart.core.linkage.prepared_files import KEY


class SparkBackend:
    """`master` is "local[*]", or the address of a cluster such as "spark://host:7077"; `memory` that of the driver.

    Likeness of texts is computed by the jar that Splink brings. A session that this process has begun already, as that
    of the engine that counts, is used and given the jar.
    """

    def __init__(self, *, master: str = "local[*]", memory: str = "2g") -> None:
        builder = SparkSession.builder.master(master).appName("Counterpart links")
        for name, value in _settings(memory).items():
            builder = builder.config(name, value)
        with warnings.catch_warnings():
            # Spark looks at pandas, which we do not use with it, and finds it too new.
            warnings.simplefilter("ignore", FutureWarning)
            self._session: SparkSession = builder.getOrCreate()
            self._session.sql(f"ADD JAR '{similarity_jar_location()}'")
            self._api = SparkAPI(  # type: ignore[no-untyped-call]
                spark_session=self._session, break_lineage_method="persist", num_partitions_on_repartition=4
            )

    def table(self, columns: Sequence[str], records: Prepared) -> Any:
        """See Backend."""
        if isinstance(records, Path):
            return self._api.register(self._session.read.parquet(records.resolve().as_uri()))
        schema = ", ".join(f"{name} STRING" for name in (KEY, *columns))
        rows = [(key, *(each[name] for name in columns)) for key, each in records]
        return self._api.register(self._frame(rows, schema))

    def shares(self, column: str, shares: Mapping[str, float]) -> Any:
        """See Backend."""
        return self._api.register(self._frame(list(shares.items()), f"{column} STRING, tf_{column} DOUBLE"))

    def rows(self, table: Any, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """See Backend."""
        for row in self._session.table(table.physical_name).select(*columns).toLocalIterator():
            yield tuple(row)

    def _frame(self, rows: list[tuple[Any, ...]], schema: str) -> DataFrame:
        return self._session.createDataFrame(rows, schema)


def _settings(memory: str) -> dict[str, str]:
    return {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.memory": memory,
        "spark.sql.shuffle.partitions": "4",
        "spark.sql.session.timeZone": "UTC",
        "spark.local.dir": tempfile.gettempdir(),
    }
