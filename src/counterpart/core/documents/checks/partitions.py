"""Find which lines of a table together make up another: the parts of a total or of an average.

Labels propose and figures decide: a partition is believed when it holds in most columns, so the
few columns in which it fails are the findings. Sub-lines that never sum to their group are left.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterpart.core.documents.checks.expectations import Entry, Ledger
from counterpart.core.documents.checks.formulas import Sum
from counterpart.core.documents.understand.grid import Address, Grid
from counterpart.core.documents.understand.headings import Heading
from counterpart.core.documents.understand.units import Unit

_OF_WHICH = ("of which", "including", "incl.", "of these", "- ", "• ")
_MOST_LINES = 40


@dataclass(frozen=True, slots=True)
class Sample:
    """A total and its parts in one column."""

    target: Address
    inputs: tuple[Address, ...]


@dataclass(frozen=True, slots=True)
class Support:
    """How far the figures bear a partition out.

    held     columns in which it holds and at least two parts are not nought
    missed   columns in which it does not hold
    exact    columns in which it holds to the last digit and is not nought
    """

    held: int
    missed: int
    exact: int

    @property
    def tested(self) -> bool:
        """Say whether it could be asked of any column."""
        return self.held + self.missed + self.exact > 0


def part_sets(grid: Grid, row: int) -> Iterator[tuple[int, ...]]:
    """Propose the lines that may make up one: runs just above or below it, with and without totals."""
    lines = [
        line for line in grid.rows if _may_add(grid.labels[line]) and (line == row or not _namesake(grid, row, line))
    ]
    if row not in lines:
        return
    seen: set[tuple[int, ...]] = set()
    for run in _runs(grid, row, lines):
        totals = [line for line in run if grid.labels[line].total]
        for choice in (
            run,
            [line for line in run if line not in totals],
            [line for line in run if not _sub_line(grid.labels[line])],
            totals,
        ):
            key = tuple(choice)
            if len(key) >= 2 and key not in seen:
                seen.add(key)
                yield key


def _runs(grid: Grid, row: int, lines: list[int]) -> Iterator[list[int]]:
    """Walk the runs of lines beside one; of a long table only those that a total bounds."""
    at = lines.index(row)
    above, below = lines[:at], lines[at + 1 :]
    totals = [line for line in above if grid.labels[line].total]
    if len(lines) > _MOST_LINES:
        if grid.labels[row].total:
            yield above
            yield [line for line in above if not totals or line > totals[-1]]
            yield below
        return
    yield from (above[start:] for start in range(len(above)))
    yield from (below[:end] for end in range(len(below), 0, -1))
    yield [line for line in lines if line != row]


def _may_add(label: Heading) -> bool:
    return label.adds_up and not (label.change or label.share or label.rank or label.average)


def _namesake(grid: Grid, row: int, line: int) -> bool:
    """Say whether a line is the same thing at another place, such as the same measure of the next district."""
    label = grid.labels[row]
    return bool(label.text) and not label.bare_total and label.text == grid.labels[line].text


def _sub_line(label: Heading) -> bool:
    return label.text.lower().startswith(_OF_WHICH)


def samples(grid: Grid, row: int, parts: tuple[int, ...], book: Ledger, most: int | None = None) -> Iterator[Sample]:
    """Pair the total with its parts in every column where all are printed and may be summed, or in the first `most`."""
    for column in grid.columns[:most]:
        heading = grid.headings[column]
        printed = grid.at(row, column)
        if heading.share or heading.rank or not heading.adds_up:
            continue
        for part in range(len(printed.figures) if printed.plain else 0):
            target = grid.address(row, column, part)
            inputs = tuple(grid.address(line, column, part) for line in parts)
            if all(address in book for address in inputs) and _addable(target, inputs, book):
                yield Sample(target, inputs)


def _addable(target: Address, inputs: tuple[Address, ...], book: Ledger) -> bool:
    units = {book[address].unit for address in (target, *inputs)}
    return len(units) == 1 and units <= {Unit.NUMBER, Unit.POUNDS}


def support(found: Iterable[Sample], book: Ledger, formula: Sum) -> Support:
    """Count the columns that bear a partition out; changes repeat what other columns say."""
    held = missed = exact = 0
    for sample in found:
        target = book[sample.target]
        parts = [book[address] for address in sample.inputs]
        if _is_change(target):
            continue
        if not _holds(target, parts, formula):
            missed += 1
            continue
        held += sum(1 for entry in parts if entry.figure.value) >= 2
        value = formula.value([entry.figure.value for entry in parts])
        exact += bool(target.figure.value) and value is not None and target.figure.agrees(value)
    return Support(held, missed, exact)


def _is_change(entry: Entry) -> bool:
    grid = entry.grid
    return any(h.change and h.text == entry.column for h in grid.headings.values())


def _holds(target: Entry, parts: list[Entry], formula: Sum) -> bool:
    """Say whether the parts can give the total; a quick look in floating point spares most exact sums."""
    gap = abs(sum(entry.rough for entry in parts) / formula.among - target.rough)
    if gap > sum(entry.slack for entry in parts) / formula.among + target.slack + 1e-6 * (1 + abs(target.rough)):
        return False
    possible = formula.span([entry.span for entry in parts])
    own = target.span if formula.among == 1 else target.printed_span
    return possible is not None and possible.meets(own)
