"""Which figures that are worked out of counts must go when a count is hidden.

Figures whose counts are all shown tell a reader nothing new, so this rule is enough.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from counterpart.core.disclosure.linked import CellKey
from counterpart.core.tables import read_yaml

KINDS = Path(__file__).parent / "data" / "derived.yaml"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of derived figure; with `of_set` it depends on every count that it is compared with."""

    kind: str
    of_set: bool
    why: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One derived figure: the counts it is made of, and the counts it is compared with (ranks, limits, order)."""

    name: str
    kind: str
    inputs: frozenset[CellKey]
    compared: frozenset[CellKey] = frozenset()


def hidden_figures(figures: Iterable[Figure], hidden: Collection[CellKey]) -> dict[str, str]:
    """Map the name of every figure that must not be shown to the reason; raises KeyError for a kind nobody knows."""
    gone = frozenset(hidden)
    known = kinds()
    return {figure.name: known[figure.kind].why for figure in figures if _needs(figure, known[figure.kind]) & gone}


@cache
def kinds(path: Path = KINDS) -> dict[str, Kind]:
    """Read the kinds; raises TableError that names row and field."""
    table = read_yaml(path).only("source", "mark", "valid_from", "valid_to", "kinds")
    table.origin()
    found: dict[str, Kind] = {}
    for row in table.rows("kinds"):
        depends = row.only("kind", "depends_on", "why").text("depends_on")
        if depends not in ("own", "set"):
            raise row.fail("depends_on", "own or set")
        found[row.text("kind")] = Kind(row.text("kind"), depends == "set", row.text("why"))
    return found


def _needs(figure: Figure, kind: Kind) -> frozenset[CellKey]:
    return figure.inputs | figure.compared if kind.of_set else figure.inputs
