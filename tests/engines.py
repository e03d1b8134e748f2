"""The engines that a test runs on, and Parquet files for them, written by another library than any of them."""

import os
from collections.abc import Iterable
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from counterpart.core.engines.choose import choose
from counterpart.core.engines.engine import Engine
from counterpart.core.records import COLUMN_TYPES, COLUMNS, RecordedCrime, row_values

ARROW_TYPES = {
    "VARCHAR": pyarrow.string(),
    "BOOLEAN": pyarrow.bool_(),
    "INTEGER": pyarrow.int32(),
    "BIGINT": pyarrow.int64(),
    "DOUBLE": pyarrow.float64(),
    "TIMESTAMPTZ": pyarrow.timestamp("us", tz="UTC"),
}


# Spark begins once in each process, in some ten seconds; a query then takes some tenths of a second.
SPARK = pytest.param("spark", marks=[pytest.mark.needs("spark"), pytest.mark.slow])
# The cluster that the tests of Spark run on; without it, this process.
SPARK_MASTER = os.environ.get("COUNTERPART_TEST_SPARK", "local[2]")


@pytest.fixture(params=["reference", "duckdb", SPARK])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn: whatever asks for it is a specification of them all."""
    return engine_named(request.param)


def engine_named(name: str) -> Engine:
    """The engine of that name as the tests run it."""
    return choose(name, master=SPARK_MASTER) if name == "spark" else choose(name)


def write_crimes(path: Path, rows: Iterable[RecordedCrime]) -> Path:
    """A Parquet file of recorded crime."""
    columns = zip(*(row_values(row) for row in rows), strict=True)
    values = dict(zip(COLUMNS, columns, strict=True)) if rows else {name: [] for name in COLUMNS}
    schema = pyarrow.schema([(name, ARROW_TYPES[kind]) for name, kind in COLUMN_TYPES.items()])
    pyarrow.parquet.write_table(pyarrow.table(values, schema=schema), path)
    return path
