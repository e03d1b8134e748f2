"""Conditions written as data in policy tables, decided over the answers of a report.

A condition is a mapping. Every entry must hold:

    {what_happened: theft, violence: [hit, pushed]}   theft, and hit or pushed
    {evidence.witnesses: {at_least: 1}}               a whole number, at least
    {evidence.vrm: {given: true}}                     answered at all
    {any: [ ... ]}, {all: [ ... ]}, {not: { ... }}    of further conditions

A path through a list (`items.category`) holds when any entry does. What was not answered equals
nothing, so `{violence: none}` does not hold on a blank report and `{not: {violence: none}}` does.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from counterpart.core.tables import Row

Look = Callable[[str], Iterator[Any]]


@dataclass(frozen=True)
class Condition:
    """A condition that was read and checked; the empty one always holds."""

    kind: str
    path: str = ""
    wanted: frozenset[Any] = frozenset()
    at_least: int = 0
    parts: tuple["Condition", ...] = ()

    def holds(self, look: Look) -> bool:
        """Decide; `look` yields what was answered at a path."""
        match self.kind:
            case "is":
                return any(value in self.wanted for value in look(self.path))
            case "at_least":
                return any(value >= self.at_least for value in look(self.path))
            case "given":
                return any(True for _ in look(self.path))
            case "not":
                return not self.parts[0].holds(look)
            case "any":
                return any(part.holds(look) for part in self.parts)
            case _:
                return all(part.holds(look) for part in self.parts)

    def paths(self) -> frozenset[str]:
        """Return every path that the condition looks at."""
        own = frozenset({self.path} if self.path else ())
        return own.union(*(part.paths() for part in self.parts))

    def tests(self) -> Iterator["Condition"]:
        """Yield the tests of single paths, for checks of a table."""
        if self.path:
            yield self
        for part in self.parts:
            yield from part.tests()


ALWAYS = Condition("all")


def read_condition(row: Row, field: str) -> Condition:
    """Read the condition in a field of a table's row; absent always holds."""
    value = row.values.get(field)
    if value is None:
        return ALWAYS
    return _read(value, row, field)


def _read(value: Any, row: Row, field: str) -> Condition:
    if not isinstance(value, dict) or not value:
        raise row.fail(field, "a condition such as {what_happened: theft}")
    parts = tuple(_read_entry(key, wanted, row, field) for key, wanted in value.items())
    return parts[0] if len(parts) == 1 else Condition("all", parts=parts)


def _read_entry(key: str, wanted: Any, row: Row, field: str) -> Condition:
    if key in ("any", "all"):
        if not isinstance(wanted, list) or not wanted:
            raise row.fail(field, f"a list of conditions under '{key}'")
        return Condition(key, parts=tuple(_read(part, row, field) for part in wanted))
    if key == "not":
        return Condition("not", parts=(_read(wanted, row, field),))
    if isinstance(wanted, dict):
        return _read_measure(key, wanted, row, field)
    return Condition("is", path=key, wanted=frozenset(_listed(wanted)))


def _read_measure(path: str, wanted: dict[str, Any], row: Row, field: str) -> Condition:
    if list(wanted) == ["at_least"] and isinstance(wanted["at_least"], int):
        return Condition("at_least", path=path, at_least=wanted["at_least"])
    if wanted == {"given": True}:
        return Condition("given", path=path)
    raise row.fail(field, f"at_least or given: true under '{path}'")


def _listed(wanted: Any) -> list[Any]:
    return wanted if isinstance(wanted, list) else [wanted]
