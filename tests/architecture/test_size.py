"""A file over 400 lines wants to be two; a function over 45 too, its signature and docstring not counted."""

import ast

from tests.architecture.sources import kept_files, place, python_files, tree

MOST_FILE_LINES = 400
MOST_FUNCTION_LINES = 45
WRITTEN_BY_HAND = {".css", ".html", ".js", ".md", ".py"}


def test_no_file_is_longer_than_one_can_read_at_once() -> None:
    lengths = {
        place(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in kept_files()
        if path.suffix in WRITTEN_BY_HAND and not {"migrations", "data", "reference"} & set(path.parts)
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_FILE_LINES} == {}


def test_no_function_is_longer_than_one_can_hold() -> None:
    functions = [
        (place(path, node.lineno), _lines(node))
        for path in python_files("src", "tests", "benchmarks", "data")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert [(name, lines) for name, lines in functions if lines > MOST_FUNCTION_LINES] == []


def _lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    statements = function.body[1:] if ast.get_docstring(function) else function.body
    return (statements[-1].end_lineno or 0) - statements[0].lineno + 1 if statements else 0
