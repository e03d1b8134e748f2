"""Spark links the same pairs with the same weights as DuckDB."""

import pytest

from counterpart.core.linkage.batch import link
from counterpart.core.linkage.choosing import backend_named
from counterpart.core.linkage.errors import LinkageError
from counterpart.core.linkage.generate.choosing import generated
from counterpart.core.linkage.model import shipped
from counterpart.core.linkage.preparing import prepared
from tests.engines import SPARK_MASTER


@pytest.mark.needs("spark")
@pytest.mark.slow  # Spark begins, and plans some hundred lines of SQL
def test_spark_links_as_duckdb_does() -> None:
    model = shipped("people")
    records = [(each.key, prepared("people", each.record)) for each in generated("people", 600, seed=3)]

    by_duckdb = {(each.left, each.right): each for each in link(model, records, at_least=0.001)}
    on_spark = backend_named("spark", master=SPARK_MASTER)
    by_spark = {(each.left, each.right): each for each in link(model, records, at_least=0.001, backend=on_spark)}

    assert by_spark.keys() == by_duckdb.keys() != set()
    for pair, found in by_spark.items():
        assert found.weight == pytest.approx(by_duckdb[pair].weight, abs=1e-6)
        assert found.levels == by_duckdb[pair].levels


def test_an_engine_that_is_not_there_is_said_to_be_none() -> None:
    with pytest.raises(LinkageError, match="There is no engine 'sqlite'; there are duckdb, spark"):
        backend_named("sqlite")
