"""The little language of conditions in policy tables."""

from collections.abc import Iterator
from typing import Any

import pytest

from counterpart.core.conditions import ALWAYS, read_condition
from counterpart.core.tables import Row, TableError

REPORT = {"what": ["theft"], "items": ["food", "fuel"], "witnesses": [2], "plate": ["AB51"], "cctv": []}


def look(path: str) -> Iterator[Any]:
    return iter(REPORT[path])


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ({"what": "theft"}, True),
        ({"what": "damage"}, False),
        ({"what": ["damage", "theft"]}, True),
        ({"items": "fuel"}, True),
        ({"what": "theft", "items": "tools"}, False),
        ({"witnesses": {"at_least": 2}}, True),
        ({"witnesses": {"at_least": 3}}, False),
        ({"plate": {"given": True}}, True),
        ({"cctv": {"given": True}}, False),
        ({"cctv": "none"}, False),
        ({"not": {"cctv": "none"}}, True),
        ({"any": [{"what": "damage"}, {"items": "food"}]}, True),
        ({"all": [{"what": "theft"}, {"items": "tools"}]}, False),
        ({"what": "theft", "not": {"any": [{"items": "food"}]}}, False),
    ],
)
def test_conditions(condition: dict[str, Any], holds: bool) -> None:
    assert read_condition(Row("here", {"when": condition}), "when").holds(look) is holds


def test_no_condition_always_holds() -> None:
    assert read_condition(Row("here", {}), "when") is ALWAYS
    assert ALWAYS.holds(look)


def test_a_condition_names_the_paths_it_looks_at() -> None:
    condition = {"any": [{"what": "theft"}, {"not": {"items": "food"}}]}
    assert read_condition(Row("here", {"when": condition}), "when").paths() == {"what", "items"}


@pytest.mark.parametrize(
    "condition",
    [
        "theft",
        {},
        {"any": {}},
        {"any": []},
        {"not": "x"},
        {"n": {"at_most": 1}},
        {"n": {"at_least": "x"}},
        {"n": {"given": False}},
    ],
)
def test_what_is_no_condition_is_refused(condition: object) -> None:
    with pytest.raises(TableError, match="here, field 'when'"):
        read_condition(Row("here", {"when": condition}), "when")
