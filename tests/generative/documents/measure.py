"""Measure the checker on planted faults: `python -m tests.generative.documents.measure [ROUNDS] [SEED] [-v]`.

A fault counts as detectable when a relation of the clean report no longer holds to the last printed
digit, or when the fault is one of writing. What the relations are is taken from the clean report, so
that a fault that hides its own relation counts as missed.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from counterpart.core.documents.checking import check, expectations
from counterpart.core.documents.checks.expectations import Expectation, ledger
from counterpart.core.documents.checks.judge import Grade, judge
from counterpart.core.documents.findings import Finding, Kind
from counterpart.core.documents.model import Document
from counterpart.core.documents.understand.grid import Address, understand
from tests.generative.documents.faults import FAULTS, Planted, places, plant
from tests.published import ANNUAL_REPORT, MEASURES, made_report, made_reports, real_report

WRITING = {"percent doubled", "comma misplaced"}
Cell = tuple[int, int, int]


@dataclass
class Score:
    """What became of one kind of fault."""

    planted: int = 0
    detectable: int = 0
    found: int = 0
    named: int = 0
    errors: int = 0
    false_alarms: int = 0
    missed: list[Planted] = field(default_factory=list)
    alarms: list[tuple[Planted, Finding]] = field(default_factory=list)


class Clean:
    """A report as published: its relations and what the checker says of it before any fault."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.relations: dict[Cell, list[Expectation]] = defaultdict(list)
        grids = [grid for table in document.tables if (grid := understand(table))]
        for expectation in expectations(grids):
            for cell in {_cell(address) for address in expectation.members}:
                self.relations[cell].append(expectation)
        self.before = {_identity(finding) for finding in check(document).findings}
        self.cells = places(document)

    def detectable(self, planted: Planted) -> bool:
        """Say whether the fault can be seen at all."""
        if planted.fault in WRITING:
            return True
        grids = [grid for table in planted.document.tables if (grid := understand(table))]
        book = ledger(grids)
        for expectation in self.relations[_cell(planted.address)]:
            if any(address not in book for address in expectation.members):
                continue
            if judge(expectation, book).grade is not Grade.FINE:
                return True
        return False

    def neighbours(self, planted: Planted) -> set[Cell]:
        """Name every cell that a relation joins with the faulty one."""
        near = {_cell(planted.address)}
        for expectation in self.relations[_cell(planted.address)]:
            near |= {_cell(address) for address in expectation.members}
        return near


def _cell(address: Address) -> Cell:
    return (address.table, address.row, address.column)


def _identity(finding: Finding) -> tuple[object, ...]:
    return (
        finding.table_number,
        finding.line_in_table,
        finding.column_in_table,
        finding.row[:60],
        finding.printed,
        finding.recomputed,
        finding.kind,
    )


def _place(finding: Finding) -> Cell:
    line = -1 if finding.line_in_table is None else finding.line_in_table
    return (finding.table_number, line, -1 if finding.column_in_table is None else finding.column_in_table)


def score(clean: Clean, planted: Planted, into: Score) -> None:
    """Check a faulty report and count what is found and what is a false alarm."""
    fresh = [f for f in check(planted.document).findings if _identity(f) not in clean.before]
    near = clean.neighbours(planted)
    hits = [finding for finding in fresh if _place(finding) in near]
    into.planted += 1
    for finding in fresh:
        if finding not in hits:
            into.false_alarms += 1
            into.alarms.append((planted, finding))
    if not clean.detectable(planted):
        return
    into.detectable += 1
    into.found += bool(hits)
    into.named += any(_place(finding) == _cell(planted.address) for finding in hits)
    into.errors += any(finding.kind is Kind.ERROR for finding in hits)
    if not hits:
        into.missed.append(planted)


def measure(documents: Iterator[Document], rounds: int, seed: int) -> dict[str, Score]:
    """Plant `rounds` faults of every kind in every document."""
    scores: dict[str, Score] = {fault: Score() for fault in FAULTS}
    rng = Random(seed)
    for document in documents:
        print(f"planting in {document.file}", file=sys.stderr)
        clean = Clean(document)
        for fault, tally in scores.items():
            for _ in range(rounds):
                planted = next(
                    (p for _ in range(60) if (p := plant(document, rng.choice(clean.cells), fault, rng))), None
                )
                if planted is not None:
                    score(clean, planted, tally)
    return scores


def reports() -> Iterator[Document]:
    """Walk the real reports and the made ones."""
    yield from (real_report(ANNUAL_REPORT), real_report(MEASURES))
    yield from (made_report(name) for name in made_reports())


def _print(scores: dict[str, Score], *, details: bool) -> None:
    print(f"{'fault':<18}{'planted':>8}{'detectable':>11}{'found':>7}{'named':>7}{'error':>7}{'false alarms':>14}")
    for fault, tally in scores.items():
        print(
            f"{fault:<18}{tally.planted:>8}{tally.detectable:>11}{tally.found:>7}{tally.named:>7}"
            f"{tally.errors:>7}{tally.false_alarms:>14}"
        )
    if details:
        for tally in scores.values():
            for planted in tally.missed:
                print(f"missed: {planted.document.file} {planted.address} {planted.before!r} -> {planted.after!r}")
            for planted, finding in tally.alarms:
                print(f"alarm: {planted.address} {planted.before!r} -> {planted.after!r}: {finding}")


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "-v"]
    rounds, seed = (int(word) for word in [*words, *["20", "1"][len(words) :]])
    _print(measure(reports(), rounds, seed), details="-v" in sys.argv)
