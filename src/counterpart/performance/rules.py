"""Pure decisions about statements: who may check, what a correction changed."""

from collections.abc import Iterator, Mapping
from typing import Any, TypedDict

_YEAR = "12 months to"


class Change(TypedDict):
    """One figure that differs between two versions; None was or is not given."""

    measure: str
    place: str
    figure: str
    before: int | float | None
    after: int | float | None


def may_check(*, author_id: int, person_id: int | None) -> bool:
    """A second person checks, never the author."""
    return person_id is not None and person_id != author_id


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Each figure that differs between two statements in the form of layouts.json_, in the order of the later one.

    Differences and percentages are left out, as they follow. A row that only one of them has counts with every figure
    that it gives.
    """
    old, new = _figures(before), _figures(after)
    return [
        Change(measure=key[0], place=key[1], figure=key[2], before=old.get(key), after=new.get(key))
        for key in dict.fromkeys([*new, *old])
        if old.get(key) != new.get(key)
    ]


def _figures(statement: Mapping[str, Any]) -> dict[tuple[str, str, str], int | float | None]:
    current = f"{_YEAR} {statement['period']['to']}"
    return {
        (row["measure"], row["place"], name): value
        for row in statement["rows"]
        for name, value in _of_row(row, current)
    }


def _of_row(row: Mapping[str, Any], current: str) -> Iterator[tuple[str, int | float | None]]:
    yield current, row["current"]
    for one in row["comparators"]:
        yield one["title"], one["value"]
        if one.get("current_period"):
            yield f"{one['current_period']['from']} to {one['current_period']['to']}", one["current"]
