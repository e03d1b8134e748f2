from pathlib import Path

import duckdb
import pytest

from counterpart.core.cubes import Counting, CubeQuestion
from counterpart.core.engines.duckdb import DuckDBEngine
from counterpart.core.engines.parquet import connect, facts_of
from counterpart.core.records import RecordedCrime
from counterpart.core.selections import EVERYTHING
from tests.engines import engine_named, write_crimes

QUESTION = CubeQuestion((Counting("all", EVERYTHING),))


def crime(crimes: int = 1, category: str | None = "shoplifting") -> RecordedCrime:
    return RecordedCrime("test", None, "norfolk", 24_300, 24_300, crimes=crimes, category=category)


def test_few_threads_and_little_memory_count_the_same(tmp_path: Path) -> None:
    path = write_crimes(tmp_path / "crimes.parquet", [crime()] * 5_000)
    frugal = DuckDBEngine(threads=1, memory="64MB")
    assert frugal.cube(path, QUESTION) == engine_named("duckdb").cube(path, QUESTION)


def test_a_file_that_changes_is_looked_at_anew(tmp_path: Path) -> None:
    engine = DuckDBEngine()
    path = write_crimes(tmp_path / "crimes.parquet", [crime()])
    first = engine.cube(path, QUESTION)
    write_crimes(path, [crime(crimes=3), crime(crimes=4)])
    assert [counts[0].counted for counts in first.cells.values()] == [1]
    assert [counts[0].counted for counts in engine.cube(path, QUESTION).cells.values()] == [7]


def test_nothing_can_be_installed() -> None:
    with connect() as connection, pytest.raises(duckdb.Error):
        connection.execute("SELECT * FROM read_parquet('https://example.invalid/crimes.parquet')")


def test_the_statistics_say_what_is_never_unknown(tmp_path: Path) -> None:
    with connect() as connection:
        ones = facts_of(connection, write_crimes(tmp_path / "one.parquet", [crime(), crime(category=None)]))
        several = facts_of(connection, write_crimes(tmp_path / "two.parquet", [crime(crimes=2), crime()]))
    assert ones.rows_are_crimes
    assert "category" not in ones.never_null
    assert {"force", "crimes"} <= ones.never_null
    assert not several.rows_are_crimes
    assert "category" in several.never_null
    assert (ones & several).rows_are_crimes is False
    assert "category" not in (ones & several).never_null
