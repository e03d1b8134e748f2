"""Decide which cells of published tables are hidden, and say why."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from counterpart.core.disclosure.block import blocks
from counterpart.core.disclosure.linked import CellKey, LinkedTables
from counterpart.core.disclosure.policy import SuppressionPolicy
from counterpart.core.disclosure.search import Search

SMALL = "The count itself is small."
LINKED = "A small count could be worked out from this figure by subtraction."
EXPOSED = "The count is small, and what is already public reveals it or narrows it down; hiding cannot undo that."


@dataclass(frozen=True, slots=True)
class Suppression:
    """Which published cells are hidden: `primary` for their own sake, `secondary` for the sake of others.

    `exposed` cells, published or not, are small and cannot be protected any more because of what is already public:
    somebody must look at them. `reasons` has a sentence for every cell of the other sets.
    """

    primary: frozenset[CellKey]
    secondary: frozenset[CellKey]
    exposed: frozenset[CellKey]
    reasons: Mapping[CellKey, str]

    @property
    def hidden(self) -> frozenset[CellKey]:
        """Every published cell that must not be shown."""
        return self.primary | self.secondary


def suppress(
    tables: LinkedTables, policy: SuppressionPolicy, already_public: Mapping[CellKey, int] | None = None
) -> Suppression:
    """Hide the small counts, and at the least loss so much more that none of them can be worked out.

    `already_public` holds figures that were shown before, in an earlier version or statement. A reader is taken to
    know such a cell even if it was corrected since, unless the corrected count is small: then the old one tells nothing
    certain about the new.
    """
    known = _known(tables, policy, already_public or {})
    small = {key for key, cell in tables.cells.items() if not cell.signed and policy.is_small(cell.count)}
    secondary: set[CellKey] = set()
    exposed = small & known
    for block in blocks(tables, policy, known):
        search = Search(block, policy.protected_range)
        secondary |= {block.keys[place] for place in np.flatnonzero(search.run())}
        exposed |= {block.keys[place] for place in search.exposed()}
    primary = frozenset(key for key in small if tables.cells[key].published)
    reasons = {**dict.fromkeys(primary, SMALL), **dict.fromkeys(secondary, LINKED), **dict.fromkeys(exposed, EXPOSED)}
    return Suppression(primary, frozenset(secondary), frozenset(exposed), reasons)


def _known(tables: LinkedTables, policy: SuppressionPolicy, public: Mapping[CellKey, int]) -> frozenset[CellKey]:
    return frozenset(
        key
        for key, cell in tables.cells.items()
        if key in public and (public[key] == cell.count or not policy.is_small(cell.count))
    )
