"""A checked report as its page shows it: each table with findings, its cells marked, its findings beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from counterpart.core.documents.apart import CheckedReport, CheckedTable


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """One finding with the number that marks its cell. `tone` colours its kind; the words say it too."""

    number: int
    kind: str
    kind_text: str
    tone: str
    where: str
    message: str
    printed: str
    recomputed: str


@dataclass(frozen=True, slots=True)
class ShownCell:
    """One printed cell and the numbers of its findings."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownTable:
    """One table that has findings."""

    title: str
    place: str
    header: tuple[tuple[str, ...], ...]
    rows: tuple[tuple[ShownCell, ...], ...]
    notes: tuple[str, ...]
    findings: tuple[ShownFinding, ...]


@dataclass(frozen=True, slots=True)
class CheckedPage:
    """The whole page."""

    name: str
    verdict: str
    figures: tuple[dict[str, str], ...]
    tables: tuple[ShownTable, ...]
    prose: tuple[ShownFinding, ...]
    clean: tuple[str, ...]


# The numbers of the findings of a cell, by row and column from 0.
Marks = dict[tuple[int | None, int | None], tuple[int, ...]]

_KINDS = {
    "error": (gettext_lazy("Wrong"), "red"),
    "does_not_reconcile": (gettext_lazy("Does not reconcile"), "orange"),
    "rounding": (gettext_lazy("Rounding"), "blue"),
    "typographical": (gettext_lazy("Slip of the pen"), "grey"),
}


def present(name: str, found: CheckedReport) -> CheckedPage:
    """Everything that the page says."""
    findings = [(_shown(number, finding), finding) for number, finding in enumerate(found.findings, start=1)]
    with_findings = {finding["table_number"] for _, finding in findings}
    return CheckedPage(
        name=name,
        verdict=_verdict(found),
        figures=_figures(found),
        tables=tuple(_table(table, findings) for table in found.tables if table.number in with_findings),
        prose=tuple(shown for shown, finding in findings if finding["table_number"] == 0),
        clean=tuple(f"{table.title} ({table.place})" for table in found.tables if table.number not in with_findings),
    )


def _verdict(found: CheckedReport) -> str:
    wrong = sum(finding["kind"] == "error" for finding in found.findings)
    if wrong:
        return ngettext("%(count)s figure is wrong", "%(count)s figures are wrong", wrong) % {"count": wrong}
    if not found.tables:
        return _("No table was found in this report")
    if not found.cells_recomputed:
        return _("There was nothing to recompute in this report")
    return _("No figure is wrong")


def _figures(found: CheckedReport) -> tuple[dict[str, str], ...]:
    tables = ngettext("in %(count)s table", "in %(count)s tables", len(found.tables)) % {"count": len(found.tables)}
    recomputed = {"value": f"{found.cells_recomputed:,}", "name": _("figures worked out again"), "note": tables}
    counts = ((words, sum(one["kind"] == kind for one in found.findings)) for kind, (words, _tone) in _KINDS.items())
    return (recomputed, *({"value": f"{count:,}", "name": str(words).lower()} for words, count in counts if count))


def _shown(number: int, finding: dict[str, Any]) -> ShownFinding:
    words, tone = _KINDS[finding["kind"]]
    where = ", ".join(part for part in (finding["row"], finding["column"]) if part)
    return ShownFinding(
        number=number,
        kind=finding["kind"],
        kind_text=str(words),
        tone=tone,
        where=where,
        message=finding["message"],
        printed=finding["printed"],
        recomputed=finding["recomputed"] or "",
    )


def _table(table: CheckedTable, findings: Sequence[tuple[ShownFinding, dict[str, Any]]]) -> ShownTable:
    own = [(shown, finding) for shown, finding in findings if finding["table_number"] == table.number]
    marks: Marks = {}
    for shown, finding in own:
        place = (finding["line_in_table"], finding["column_in_table"])
        marks[place] = (*marks.get(place, ()), shown.number)
    rows = tuple(tuple(_cells(row, number, marks)) for number, row in enumerate(table.rows))
    return ShownTable(table.title, table.place, table.header, rows, table.notes, tuple(shown for shown, _ in own))


def _cells(row: Sequence[str], number: int, marks: Marks) -> Iterable[ShownCell]:
    return (ShownCell(text, marks.get((number, column), ())) for column, text in enumerate(row))
