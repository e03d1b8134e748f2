"""Turn judged relations into findings, one for each figure, the gravest first."""

import re
from collections.abc import Iterable, Iterator

from counterpart.core.documents.checks import wording
from counterpart.core.documents.checks.diagnosis import Blame, diagnose
from counterpart.core.documents.checks.expectations import Entry, Ledger
from counterpart.core.documents.checks.judge import Grade, Outcome
from counterpart.core.documents.findings import Finding, Kind
from counterpart.core.documents.understand.grid import Address, Grid
from counterpart.core.documents.understand.units import Unit

_KINDS = {
    Grade.ROUNDING: Kind.ROUNDING,
    Grade.UNIT_MISSING: Kind.TYPOGRAPHICAL,
    Grade.UNIT_WRONG: Kind.ERROR,
    Grade.UNDEFINED: Kind.ERROR,
    Grade.NOUGHT_FOR_NONE: Kind.TYPOGRAPHICAL,
}
_OTHER_WAY = str.maketrans("▲△↑▼▽↓", "▼▽↓▲△↑")
_SIGNS = {Unit.PERCENT: "%", Unit.POINTS: "% points"}


def findings(outcomes: list[Outcome], book: Ledger) -> Iterator[Finding]:
    """Report the culprits of what is broken, then roundings and units that no culprit explains."""
    blames = diagnose(outcomes, book)
    blamed = {blame.culprit for blame in blames}
    for blame in blames:
        yield _of_blame(blame, book)
    for outcome in _first_of_each(o for o in outcomes if o.grade in _KINDS):
        members = outcome.expectation.members
        if outcome.expectation.lenient and outcome.grade is Grade.ROUNDING:
            continue
        if not blamed.intersection(members):
            yield _of_outcome(outcome, book)


def _first_of_each(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    seen: set[Address] = set()
    for outcome in outcomes:
        if outcome.expectation.target not in seen:
            seen.add(outcome.expectation.target)
            yield outcome


def _of_blame(blame: Blame, book: Ledger) -> Finding:
    better = wording.recomputed(blame, book)
    targets = {outcome.expectation.target for outcome in blame.failures if outcome.expectation.lenient}
    kind = Kind.DOES_NOT_RECONCILE if targets == {blame.culprit} else Kind.ERROR
    return finding(blame.culprit, book, better, kind, wording.of_blame(blame, book))


def _of_outcome(outcome: Outcome, book: Ledger) -> Finding:
    target = book[outcome.expectation.target]
    better = "not applicable" if outcome.exact is None else target.figure.showing(outcome.exact).text
    if outcome.grade in (Grade.UNIT_MISSING, Grade.UNIT_WRONG):
        better = _in_its_unit(outcome, target)
    kind = _KINDS[outcome.grade]
    return finding(outcome.expectation.target, book, better, kind, wording.of_outcome(outcome, book))


def _in_its_unit(outcome: Outcome, target: Entry) -> str:
    number = re.split(r"\s*(?:%|p\.?p|per ?cent)", target.figure.text, maxsplit=1)[0]
    return number + (_SIGNS.get(outcome.unit, "") if outcome.unit else "")


def finding(address: Address, book: Ledger, better: str, kind: Kind, message: str) -> Finding:
    """Report one figure at its place; a cell of several figures is given whole."""
    entry = book[address]
    printed = entry.grid.table.rows[address.row][address.column].text
    printed = " ".join(printed.split())
    if better and entry.figure.text != printed and entry.figure.text in printed:
        better = _whole_cell(entry, printed, better)
    row, column = (address.column, address.row) if entry.grid.turned else (address.row, address.column)
    return at_cell(entry.grid, row, column, better, kind, message)


def _whole_cell(entry: Entry, printed: str, better: str) -> str:
    """Put a better figure in its place among the others of a cell, and the word of the change with it."""
    figure = entry.figure
    word = next((w for w in ("Increase", "Decrease") if better.endswith(f" {w}")), "")
    whole = printed.replace(figure.text, better.removesuffix(f" {word}") if word else better, 1)
    if word and figure.direction and (word == "Increase") == (figure.value < 0):
        swapped = whole.translate(_OTHER_WAY) if figure.direction in ("up", "down") else whole
        whole = swapped if swapped != whole else whole.replace(figure.direction, word, 1)
    return whole


def at_cell(grid: Grid, row: int, column: int, better: str, kind: Kind, message: str) -> Finding:
    """Report one cell of a grid by the labels of the table as printed."""
    table = grid.table
    address = grid.address(row, column)
    label, heading = grid.labels[row].text, grid.headings[column].text
    cell = table.rows[address.row][address.column]
    return Finding(
        table=f"{table.number}. {table.title}",
        row=heading if grid.turned else label,
        column=label if grid.turned else heading,
        printed=" ".join(cell.text.split()),
        recomputed=better,
        kind=kind,
        message=message,
        place=f"line {cell.line}" if cell.line else table.place,
        table_number=table.number,
        line_in_table=address.row,
        column_in_table=address.column,
    )
