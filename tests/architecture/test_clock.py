"""The time is read once, at the edge, and handed down."""

import ast
from pathlib import Path

from tests.architecture.sources import SOURCE, place, python_files, tree

CLOCK = SOURCE / "base" / "clock.py"
READERS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("timezone", "localtime"),
}
EDGES = ("cli/", "demo/", "base/jobs/", "accounts/middleware")


def test_nothing_reads_the_clock_past_the_clock() -> None:
    found = [
        place(path, node.lineno)
        for path in python_files("src/counterpart")
        for node in ast.walk(tree(path))
        if path != CLOCK and isinstance(node, ast.Call) and _name(node.func) in READERS
    ]
    assert found == [], "take `at` as an argument; at the edge ask base.clock.now()"


def test_only_the_edge_asks_the_clock() -> None:
    found = [
        place(path, node.lineno)
        for path in python_files("src/counterpart")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "counterpart.base.clock" and not _is_edge(path)
    ]
    assert found == [], "views take request.at; actions, queries and rules take `at`"


def _is_edge(path: Path) -> bool:
    name = str(path.relative_to(SOURCE))
    return name.startswith(EDGES) or "/management/commands/" in name or _holds_jobs(path)


def _holds_jobs(path: Path) -> bool:
    return any(
        isinstance(node, ast.FunctionDef) and any("job" in ast.unparse(mark) for mark in node.decorator_list)
        for node in tree(path).body
    )


def _name(function: ast.expr) -> tuple[str, str] | None:
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name):
        return function.value.id, function.attr
    return None
