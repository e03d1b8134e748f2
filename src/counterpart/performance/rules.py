"""Pure decisions about statements: who may check, what a correction changed."""

from collections.abc import Iterator, Mapping
from typing import Any, TypedDict

# Figures of a comparison, as the JSON of a statement names them, and as a page does.
_COMPARED = {"value": "", "difference": "difference", "percent": "percentage change", "points": "difference in points"}


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

    A row that only one of them has counts with every figure that it gives.
    """
    old, new = _figures(before), _figures(after)
    return [
        Change(measure=key[0], place=key[1], figure=key[2], before=old.get(key), after=new.get(key))
        for key in dict.fromkeys([*new, *old])
        if old.get(key) != new.get(key)
    ]


def _figures(statement: Mapping[str, Any]) -> dict[tuple[str, str, str], int | float | None]:
    period = statement["period"]
    return {
        (row["measure"], row["place"], name): value
        for row in statement["rows"]
        for name, value in _of_row(row, f"12 months to {period['to']}")
    }


def _of_row(row: Mapping[str, Any], current: str) -> Iterator[tuple[str, int | float | None]]:
    yield current, row["current"]
    for one in row["comparators"]:
        for field, words in _COMPARED.items():
            yield f"{one['name']}, {words}" if words else one["name"], one[field]
