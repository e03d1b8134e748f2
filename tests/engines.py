"""The engines that a test runs on, and Parquet files for them, written by another library than any of them."""

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
}


@pytest.fixture(params=["reference", "duckdb"])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn: whatever asks for it is a specification of them all."""
    return choose(request.param)


def write_crimes(path: Path, rows: Iterable[RecordedCrime]) -> Path:
    """A Parquet file of recorded crime."""
    columns = zip(*(row_values(row) for row in rows), strict=True)
    values = dict(zip(COLUMNS, columns, strict=True)) if rows else {name: [] for name in COLUMNS}
    schema = pyarrow.schema([(name, ARROW_TYPES[kind]) for name, kind in COLUMN_TYPES.items()])
    pyarrow.parquet.write_table(pyarrow.table(values, schema=schema), path)
    return path
