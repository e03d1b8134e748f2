"""Which recorded crimes a measure counts: conditions on the recorded-crime row, decided in three values.

Written in a measure's YAML:

    {category: shoplifting}                                   one value
    {offence_code: [34A, 34B]}                                one of several
    {category: burglary, offence_subgroup: [Residential burglary]}   every entry holds
    {any: [ ... ]}, {all: [ ... ]}, {not: { ... }}            of further selections

A test of a field that a row does not tell is neither true nor false but unknown (Kleene's logic, which is SQL's too).
So a count comes in two parts: the crimes that are selected, and those of which nobody can say. Put what is widely known
first: {category: burglary, offence_subgroup: ...} leaves only burglaries unknown where the subgroup is not told.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from counterpart.core.records import COLUMNS, RecordedCrime
from counterpart.core.tables import Row


@dataclass(frozen=True, slots=True)
class Selection:
    """`kind` is "is", "not", "any" or "all". The empty "all" selects every row."""

    kind: str
    field: str = ""
    wanted: tuple[str | bool, ...] = ()
    parts: tuple["Selection", ...] = ()

    def decide(self, row: RecordedCrime) -> bool | None:
        """True, False, or None where the row does not tell."""
        match self.kind:
            case "is":
                value = getattr(row, self.field)
                return None if value is None else value in self.wanted
            case "not":
                decided = self.parts[0].decide(row)
                return None if decided is None else not decided
            case "any":
                return _kleene({part.decide(row) for part in self.parts}, decisive=True)
            case _:
                return _kleene({part.decide(row) for part in self.parts}, decisive=False)

    def fields(self) -> frozenset[str]:
        """Every field that it tests."""
        own = frozenset({self.field} if self.field else ())
        return own.union(*(part.fields() for part in self.parts))

    def tests(self) -> Iterator["Selection"]:
        """Every test of a single field in it."""
        if self.kind == "is":
            yield self
        for part in self.parts:
            yield from part.tests()


EVERYTHING = Selection("all")


def all_of(*parts: Selection) -> Selection:
    """The selection that holds where every part does."""
    return parts[0] if len(parts) == 1 else Selection("all", parts=parts)


def read_selection(row: Row, field: str) -> Selection:
    """Read the selection in a field of a table's row; absent selects everything. Raises TableError."""
    value = row.values.get(field)
    return EVERYTHING if value is None else _read(value, row, field)


def _kleene(decided: set[bool | None], decisive: bool) -> bool | None:
    if decisive in decided:
        return decisive
    return None if None in decided else not decisive


def _read(value: object, row: Row, field: str) -> Selection:
    if not isinstance(value, dict) or not value:
        raise row.fail(field, "a selection such as {category: shoplifting}")
    return all_of(*(_read_entry(str(key), wanted, row, field) for key, wanted in value.items()))


def _read_entry(key: str, wanted: object, row: Row, field: str) -> Selection:
    if key in ("any", "all"):
        if not isinstance(wanted, list) or not wanted:
            raise row.fail(field, f"a list of selections under '{key}'")
        return Selection(key, parts=tuple(_read(part, row, field) for part in wanted))
    if key == "not":
        return Selection("not", parts=(_read(wanted, row, field),))
    if key not in COLUMNS:
        raise row.fail(field, f"a field of the recorded-crime row, not '{key}'")
    listed: list[Any] = wanted if isinstance(wanted, list) else [wanted]
    if not listed or not all(isinstance(one, str | bool) for one in listed):
        raise row.fail(field, f"a text, true or false, or a list of them, under '{key}'")
    return Selection("is", field=key, wanted=tuple(listed))
