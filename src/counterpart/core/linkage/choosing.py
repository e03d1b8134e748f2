"""Where Splink computes, by the name of the engine."""

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from counterpart.core.linkage.backends import Backend
from counterpart.core.linkage.errors import LinkageError

# Module and class by name, and the package that it needs. Imported when chosen: each takes its time to start.
BACKENDS: dict[str, tuple[str, str, str]] = {
    "duckdb": ("backends", "DuckDBBackend", "duckdb"),
    "spark": ("spark_backend", "SparkBackend", "pyspark"),
}


def backend_named(name: str = "duckdb", **options: Any) -> Backend:
    """The backend of that name. Raises LinkageError for an unknown one, and where its package is not installed."""
    if name not in BACKENDS:
        raise LinkageError(f"There is no engine '{name}'; there are {', '.join(BACKENDS)}")
    module, kind, package = BACKENDS[name]
    if find_spec(package) is None:
        raise LinkageError(f"The engine {name} needs {package}: pip install 'counterpart[{name}]'")
    backend: Backend = getattr(import_module(f"counterpart.core.linkage.{module}"), kind)(**options)
    return backend
