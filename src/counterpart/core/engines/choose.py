"""Which engine counts, by its name."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from counterpart.core.engines.engine import Engine, EngineError

# Module and class by name, and the package that it needs. Imported when chosen: each takes its time to start.
ENGINES: dict[str, tuple[str, str, str]] = {
    "reference": ("reference", "ReferenceEngine", "duckdb"),
    "duckdb": ("duckdb", "DuckDBEngine", "duckdb"),
    "spark": ("spark", "SparkEngine", "pyspark"),
}


def choose(name: str = "duckdb", **options: Any) -> Engine:
    """The engine of that name, made with its own options, such as `threads` of DuckDB or `master` of Spark.

    Raises EngineError for an unknown one, and for one whose package is not installed.
    """
    if name not in ENGINES:
        raise EngineError(f"There is no engine '{name}'; there are {', '.join(ENGINES)}")
    module, kind, package = ENGINES[name]
    if find_spec(package) is None:
        raise EngineError(
            f"The engine {name} needs {package}, which is not installed: pip install 'counterpart[{name}]'"
        )
    engine: Engine = getattr(import_module(f"counterpart.core.engines.{module}"), kind)(**options)
    return engine
