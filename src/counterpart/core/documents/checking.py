"""The checker: everything that a report prints and that follows from what it prints."""

from collections.abc import Sequence

from counterpart.core.documents.checks import averages, chains, comparisons, hundreds, places, prose, shares, totals
from counterpart.core.documents.checks.expectations import Expectation, ledger
from counterpart.core.documents.checks.judge import judge
from counterpart.core.documents.checks.reporting import findings
from counterpart.core.documents.checks.writing import slips
from counterpart.core.documents.findings import Finding, Kind, Report
from counterpart.core.documents.model import Document
from counterpart.core.documents.understand.grid import Grid, understand

_RELATIONS = (comparisons, totals, shares, averages, chains, hundreds)
_GRAVITY = {Kind.ERROR: 0, Kind.DOES_NOT_RECONCILE: 1, Kind.TYPOGRAPHICAL: 2, Kind.ROUNDING: 3}


def check(document: Document) -> Report:
    """Recompute every figure of a report that follows from others, and report what differs."""
    grids = [grid for table in document.tables if (grid := understand(table)) is not None]
    book = ledger(grids)
    families = places.families(grids, book)
    expected = [*expectations(grids), *places.relations(families, book)]
    outcomes = [judge(expectation, book) for expectation in expected]
    found = [*findings(outcomes, book), *slips(grids, book)]
    wrong = {(f.table_number, f.line_in_table) for f in found if f.kind is Kind.ERROR}
    found += [
        doubt.finding
        for doubt in places.doubts(families, book)
        if not wrong.intersection((address.table, address.row) for address in doubt.about)
    ]
    found += prose.findings(document, outcomes, book, frozenset(wrong))
    return Report(
        file=document.file,
        tables=len(document.tables),
        cells_recomputed=len({outcome.expectation.target for outcome in outcomes}),
        findings=tuple(_one_of_each(found)),
    )


def expectations(grids: Sequence[Grid]) -> list[Expectation]:
    """Collect what every relation expects, each once."""
    seen_both_ways = [*grids, *(grid.turn() for grid in grids)]
    unique: dict[tuple[object, ...], Expectation] = {}
    for relation in _RELATIONS:
        for expectation in relation.relations(seen_both_ways):
            key = (expectation.target, frozenset(expectation.inputs), type(expectation.formula))
            unique.setdefault(key, expectation)
    return list(unique.values())


def _one_of_each(found: list[Finding]) -> list[Finding]:
    """Keep the gravest finding of every cell, in reading order."""
    best: dict[tuple[object, ...], Finding] = {}
    for finding in sorted(found, key=lambda f: _GRAVITY[f.kind]):
        key = (finding.table_number, finding.line_in_table, finding.column_in_table, finding.printed, finding.place)
        best.setdefault(key, finding)
    return sorted(best.values(), key=_place)


def _place(finding: Finding) -> tuple[int, int, int]:
    line = -1 if finding.line_in_table is None else finding.line_in_table
    return finding.table_number, line, finding.column_in_table or 0
