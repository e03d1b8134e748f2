"""The county against its districts, where each has a table of its own with the same rows and columns.

A county may hold more than its districts (crimes without a place), never less; and its percentage
lies between the lowest and the highest of them, when all are there.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterpart.core.documents.checks.expectations import Entry, Expectation, Ledger
from counterpart.core.documents.checks.formulas import Sum
from counterpart.core.documents.checks.reporting import finding
from counterpart.core.documents.findings import Finding, Kind
from counterpart.core.documents.understand.grid import Address, Grid
from counterpart.core.documents.understand.spans import Span
from counterpart.core.documents.understand.units import Unit

_LEAST_PARTS = 3
_WHOLE = re.compile(
    r"\W*(?:the )?(?:county|force|county ?wide|force ?wide|force area|total|overall"
    r"|all (?:districts|areas|divisions))\b",
    re.IGNORECASE,
)
_PLACES = re.compile(r"\b(?:district|area|division|borough|place|locality|policing|sector|town|ward)", re.IGNORECASE)


Pair = tuple[Address, tuple[Address, ...]]


@dataclass(frozen=True, slots=True)
class Family:
    """A whole and its parts: each figure of the whole with those of all its parts; changes are left out."""

    pairs: tuple[Pair, ...]

    @property
    def size(self) -> int:
        """Give the number of parts."""
        return max((len(parts) for _, parts in self.pairs), default=0)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding that figures do not reconcile, and all the figures that it is about."""

    finding: Finding
    about: tuple[Address, ...]


def families(grids: Sequence[Grid], book: Ledger) -> list[Family]:
    """Find places that have a table each, and places that have a row each, with the whole of them."""
    found = [_rows(grid, book) for grid in grids]
    alike: dict[tuple[object, ...], list[Grid]] = defaultdict(list)
    for grid in grids:
        headings = tuple(_words(grid.headings[column].text) for column in grid.columns)
        labels = tuple(_words(" ".join(cell.text for cell in row[:1])) for row in grid.table.rows)
        alike[(grid.columns, headings, labels)].append(grid)
    for group in alike.values():
        names = {_name(grid) for grid in group}
        if len(group) > _LEAST_PARTS and len(names) == len(group):
            found.append(_tables(group, book))
    return [family for family in found if family is not None]


def _rows(grid: Grid, book: Ledger) -> Family | None:
    """Find the row of a whole in a table whose rows are places."""
    named = next((grid.table.heading(c) for c in range(grid.table.width) if c not in grid.columns), "")
    wholes = [row for row in grid.rows if _WHOLE.match(grid.labels[row].text)]
    parts = [row for row in grid.rows if row not in wholes]
    if len(wholes) != 1 or len(parts) < _LEAST_PARTS or not _PLACES.search(named):
        return None
    lines = {
        grid.address(wholes[0], column): tuple(grid.address(row, column) for row in parts)
        for column in grid.columns
        if not grid.headings[column].change and not grid.headings[column].share and not grid.headings[column].rank
    }
    return _family(lines, book)


def _tables(group: Sequence[Grid], book: Ledger) -> Family | None:
    """Find the table of the whole: by its name, or because its counts are all the others' and a little more."""
    found: list[tuple[Grid, Family]] = []
    for grid in group:
        others = [other for other in group if other is not grid]
        lines = {
            grid.address(row, column): tuple(other.address(row, column) for other in others)
            for row in grid.rows
            for column in grid.columns
            if not grid.headings[column].change
        }
        found.append((grid, _family(lines, book)))
    named = [family for grid, family in found if _WHOLE.match(_name(grid))]
    if len(named) == 1:
        return named[0]
    return next((family for _, family in found if _counts_most(family, book)), None)


def _family(lines: dict[Address, tuple[Address, ...]], book: Ledger) -> Family:
    return Family(
        tuple(
            (whole, parts)
            for whole, parts in lines.items()
            if whole in book and all(part in book and book[part].unit is book[whole].unit for part in parts)
        )
    )


def _counts_most(family: Family, book: Ledger) -> bool:
    counts = [
        (book[whole].figure.value, sum(book[part].figure.value for part in parts))
        for whole, parts in family.pairs
        if book[whole].unit is Unit.NUMBER
    ]
    like = sum(1 for whole, parts in counts if parts * 9 <= whole * 10 and whole <= parts * 2)
    return len(counts) >= _LEAST_PARTS and like * 5 >= len(counts) * 4


def _words(text: str) -> str:
    return re.sub(r"[^a-z%]+", " ", text.lower()).strip()


def _name(grid: Grid) -> str:
    table = grid.table
    return table.caption or table.title.rpartition(": ")[2]


def relations(found: Sequence[Family], book: Ledger) -> Iterator[Expectation]:
    """Expect the whole to be the sum of its parts, where it is so for nearly every figure."""
    for family in found:
        counts = [(a, p) for a, p in family.pairs if _count(book[a]) and all(_count(book[x]) for x in p)]
        exact = [
            (address, parts)
            for address, parts in counts
            if book[address].figure.value == sum(book[part].figure.value for part in parts)
        ]
        if len(exact) >= _LEAST_PARTS and len(exact) * 5 >= len(counts) * 4:
            for address, parts in counts:
                yield Expectation(address, parts, Sum(), "total")


def _count(entry: Entry) -> bool:
    return entry.unit is Unit.NUMBER and entry.span.low == entry.span.high


def doubts(found: Sequence[Family], book: Ledger) -> Iterator[Doubt]:
    """Report a whole that is less than its parts, or that lies outside the range of them all."""
    most = max((family.size for family in found), default=0)
    for family in found:
        for address, parts in family.pairs:
            entry, others = book[address], [book[part] for part in parts]
            counts = _count(entry) or (entry.unit is Unit.NUMBER and entry.figure.step == 1)
            if counts and entry.grid.labels[address.row].adds_up and entry.grid.headings[address.column].adds_up:
                message = _too_small(entry, others)
            else:
                message = _outside(entry, others) if len(parts) == most else None
            if message:
                better = finding(address, book, "", Kind.DOES_NOT_RECONCILE, message)
                yield Doubt(better, (address, *parts))


def _too_small(entry: Entry, parts: list[Entry]) -> str | None:
    together = sum((part.span for part in parts), Span.exactly(parts[0].figure.value * 0))
    if together.low <= entry.span.high:
        return None
    for part in parts:
        if part.span.low > entry.span.high:
            name = part.row if part.grid is entry.grid else _name(part.grid)
            return f"{name} alone has {part.figure.text}, more than the {entry.figure.text} of the whole."
    total = entry.figure.showing(sum((part.figure.value for part in parts), entry.figure.value * 0)).text
    return f"The {len(parts)} places together have {total}, more than the {entry.figure.text} of the whole."


def _outside(entry: Entry, parts: list[Entry]) -> str | None:
    lowest = min(parts, key=lambda part: part.span.low)
    highest = max(parts, key=lambda part: part.span.high)
    if Span(lowest.span.low, highest.span.high).meets(entry.span):
        return None
    return (
        f"{entry.figure.text} for the whole lies outside the range of its places, "
        f"from {lowest.figure.text} to {highest.figure.text}."
    )
