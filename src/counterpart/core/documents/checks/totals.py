"""Totals against their parts, down the columns and across the rows."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from counterpart.core.documents.checks.expectations import Expectation, Ledger, ledger
from counterpart.core.documents.checks.formulas import Sum
from counterpart.core.documents.checks.partitions import Sample, Support, part_sets, samples, support
from counterpart.core.documents.checks.slips import TELLING, simple_slip
from counterpart.core.documents.understand.grid import Address, Grid

_NEAR = Fraction(3, 10)
_NOT_BY_CHANCE = 50
_CHOICES = 4
_SAMPLE = 60


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
                if not _mean_instead(sample, book):
                    yield Expectation(sample.target, sample.inputs, Sum(), "total")


def _mean_instead(sample: Sample, book: Ledger) -> bool:
    """Say whether a column has an average or a rate where others have a total: far from the sum, among its parts."""
    parts = [book[address].figure.value for address in sample.inputs]
    target = book[sample.target].figure.value
    among = 0 <= min(parts) <= target <= max(parts)
    return among and sum(parts) != target and not _nearly(sample, book, bare=True)


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
    ranked: list[tuple[tuple[int, int, int, int], Support, tuple[int, ...]]] = []
    for parts in (one for one in sets if not _named_alike(grid, row, one)):
        borne = support(samples(grid, row, parts, book, most=_SAMPLE), book, Sum())
        if borne.tested:
            score = (borne.exact - borne.missed, borne.held, _natural(grid, row, parts), len(parts))
            ranked.append((score, borne, parts))
    ranked.sort(key=lambda choice: choice[0], reverse=True)
    for _, borne, parts in ranked[:_CHOICES]:
        if _believed(grid, row, borne, list(samples(grid, row, parts, book, most=_SAMPLE)), book):
            return list(samples(grid, row, parts, book))
    return []


def _named_alike(grid: Grid, row: int, parts: tuple[int, ...]) -> bool:
    """Say whether a line would be made of lines of its own name: each tells of it again, as in data for programs."""
    name = grid.labels[row].text.strip().lower()
    return bool(name) and any(grid.labels[part].text.strip().lower() == name for part in parts)


def _natural(grid: Grid, row: int, parts: tuple[int, ...]) -> int:
    """Prefer, among equals, all lines since the last total or the start."""
    before = [line for line in grid.rows if line < row]
    totals = [line for line in before if grid.labels[line].total]
    since = tuple(line for line in before if not totals or line > totals[-1])
    return int(parts == since)


def _believed(grid: Grid, row: int, borne: Support, found: list[Sample], book: Ledger) -> bool:
    label = grid.labels[row]
    if label.total or _after_quarters(grid, row):
        if (borne.held or borne.exact) and max(borne.held, borne.exact) >= borne.missed:
            return True
        return bool(found) and all(_nearly(sample, book, bare=label.bare_total) for sample in found)
    lines = [line for line in grid.rows if not grid.labels[line].change]
    edge = row in (lines[0], lines[-1])
    if edge and not label.text:
        return borne.held > 0 and borne.held >= borne.missed
    targets = [book[sample.target].figure for sample in found]
    large = sum(abs(figure.value) >= _NOT_BY_CHANCE * figure.step for figure in targets) * 2 > len(targets)
    if edge:
        return borne.exact >= 2 and borne.held >= 2 * borne.missed and (large or borne.held >= 3)
    return borne.exact >= 2 and large and borne.missed <= borne.held // 3


def _after_quarters(grid: Grid, row: int) -> bool:
    """Say whether a line stands after four quarters: the year that they make up."""
    before = [grid.labels[line].text.strip().lower()[:2] for line in grid.rows if line < row]
    return before[-4:] == ["q1", "q2", "q3", "q4"]


def _nearly(sample: Sample, book: Ledger, *, bare: bool) -> bool:
    """Say whether a total that fails was surely meant as the sum of these parts."""
    printed = book[sample.target].figure
    exact = sum((book[address].figure.value for address in sample.inputs), Fraction(0))
    if sum(1 for address in sample.inputs if book[address].figure.value) < 2:
        return False
    if simple_slip(printed.text, printed.showing(exact).text):
        return True
    if bare and abs(exact - printed.value) <= _NEAR * max(abs(printed.value), abs(exact)):
        return True
    return any(
        simple_slip(part.text, part.showing(part.value + printed.value - exact).text) in TELLING
        for part in (book[address].figure for address in sample.inputs)
    )
