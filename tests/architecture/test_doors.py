"""Doors ask queries and call actions; they never reach the database themselves."""

import ast

from tests.architecture.sources import DOORS, place, python_files, tree

MANAGERS = {"objects", "_default_manager", "_base_manager"}


def test_no_door_touches_a_manager() -> None:
    found = [
        place(path, node.lineno)
        for door in DOORS
        for path in python_files(f"src/counterpart/{door}")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS
    ]
    assert found == [], "write a query in queries.py, or an action in actions.py, of the app below"
