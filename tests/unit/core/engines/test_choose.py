import pytest

from counterpart.core.engines import choose as choosing
from counterpart.core.engines.choose import choose
from counterpart.core.engines.engine import EngineError


@pytest.mark.parametrize("name", ["reference", "duckdb"])
def test_an_engine_is_had_by_its_name(name: str) -> None:
    assert choose(name).name == name


def test_duckdb_is_the_default() -> None:
    assert choose().name == "duckdb"


def test_an_unknown_engine_is_refused_with_those_there_are() -> None:
    with pytest.raises(EngineError, match="no engine 'oracle'; there are reference, duckdb, spark"):
        choose("oracle")


def test_an_engine_that_is_not_installed_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(choosing.ENGINES, "spark", ("spark", "SparkEngine", "package_that_is_not_there"))
    with pytest.raises(EngineError, match=r"needs package_that_is_not_there.*pip install 'counterpart\[spark\]'"):
        choose("spark")
