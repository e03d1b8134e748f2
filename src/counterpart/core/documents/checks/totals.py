"""Totals against their parts, down the columns and across the rows."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from counterpart.core.documents.checks.expectations import Expectation, Ledger, ledger
from counterpart.core.documents.checks.formulas import Sum
from counterpart.core.documents.checks.partitions import Sample, Support, part_sets, samples, support
from counterpart.core.documents.checks.slips import simple_slip
from counterpart.core.documents.understand.grid import Address, Grid

_NEAR = Fraction(3, 10)
_NOT_BY_CHANCE = 50


def relations(grids: Sequence[Grid]) -> Iterator[Expectation]:
    """Expect every total to be the sum of its parts."""
    for grid in grids:
        book = ledger([grid])
        known: dict[int, list[Sample]] = {}
        for row in grid.rows:
            known[row] = _best_partition(grid, row, book, part_sets(grid, row))
        for row in grid.rows:
            found = known[row] or _best_partition(grid, row, book, _of_groups(grid, row, known))
            for sample in found:
                yield Expectation(sample.target, sample.inputs, Sum(), "total")


def _of_groups(grid: Grid, row: int, known: dict[int, list[Sample]]) -> Iterator[tuple[int, ...]]:
    """Propose, for a total over groups, the groups themselves and all their lines."""
    groups = {line for line, found in known.items() if found and line != row}
    if not groups or not grid.labels[row].total:
        return
    parts = {_line(grid, address) for line in groups for sample in known[line] for address in sample.inputs}
    lines = [line for line in grid.rows if line != row]
    yield tuple(line for line in lines if line not in parts)
    yield tuple(line for line in lines if line not in groups)


def _line(grid: Grid, address: Address) -> int:
    return address.column if grid.turned else address.row


def _best_partition(grid: Grid, row: int, book: Ledger, sets: Iterable[tuple[int, ...]]) -> list[Sample]:
    """Choose the parts that the most columns bear out; none, where too few do."""
    label = grid.labels[row]
    if label.change or label.share or label.average or label.per or label.rank:
        return []
    best: tuple[tuple[int, int, int, int], Support, list[Sample]] | None = None
    for parts in sets:
        found = list(samples(grid, row, parts, book))
        borne = support(found, book, Sum())
        if not borne.tested:
            continue
        score = (borne.exact - borne.missed, borne.held, _natural(grid, row, parts), len(parts))
        if best is None or score > best[0]:
            best = (score, borne, found)
    if best is None:
        return []
    _, borne, found = best
    return found if _believed(grid, row, borne, found, book) else []


def _natural(grid: Grid, row: int, parts: tuple[int, ...]) -> int:
    """Prefer, among equals, all lines since the last total or the start."""
    before = [line for line in grid.rows if line < row]
    totals = [line for line in before if grid.labels[line].total]
    since = tuple(line for line in before if not totals or line > totals[-1])
    return int(parts == since)


def _believed(grid: Grid, row: int, borne: Support, found: list[Sample], book: Ledger) -> bool:
    label = grid.labels[row]
    edge = row in (grid.rows[0], grid.rows[-1])
    if label.total:
        if borne.held and borne.held >= borne.missed:
            return True
        return bool(found) and all(_nearly(sample, book, bare=label.bare_total) for sample in found)
    large = all(abs(book[sample.target].figure.value) >= _NOT_BY_CHANCE for sample in found[:2])
    if edge and not label.text:
        return borne.held > 0 and borne.held >= borne.missed
    if edge:
        return borne.exact >= 2 and borne.held >= 2 * borne.missed and (large or borne.held >= 3)
    return borne.exact >= 2 and large and borne.missed <= borne.held // 3


def _nearly(sample: Sample, book: Ledger, *, bare: bool) -> bool:
    """Say whether a total that fails was surely meant as the sum of these parts."""
    printed = book[sample.target].figure
    exact = sum((book[address].figure.value for address in sample.inputs), Fraction(0))
    if sum(1 for address in sample.inputs if book[address].figure.value) < 2:
        return False
    if simple_slip(printed.text, printed.showing(exact).text):
        return True
    return bare and abs(exact - printed.value) <= _NEAR * max(abs(printed.value), abs(exact))
