"""What the checker reports: findings, and the report that holds them, as text or as JSON."""

import json
from collections import Counter
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """The four kinds of finding.

    error               a printed figure is not what its inputs give, and no rounding explains it
    rounding            it differs, but decimals that are not printed can explain the difference
    typographical       a slip of the pen in the writing; the value itself is right
    does_not_reconcile  figures that must agree do not, and nobody can say which of them is wrong
    """

    ERROR = "error"
    ROUNDING = "rounding"
    TYPOGRAPHICAL = "typographical"
    DOES_NOT_RECONCILE = "does_not_reconcile"


@dataclass(frozen=True, slots=True)
class Finding:
    """One printed figure to look at.

    table    its table, as "3. How the money is spent"; "Text" for a figure in the prose
    row      the label of its row; for the prose, the sentence
    column   the heading of its column; "" in the prose
    printed, recomputed  the cell as printed, and as its inputs give it ("not applicable" where
             they give nothing, "" where only the writing is at fault and is plain)
    message  one sentence for a press officer
    place    where to look: "line 265", "sheet Spending, row 4"
    table_number, line_in_table, column_in_table  the same place by number: table from 1, row and
             column from 0; 0 and None for the prose, None for a heading's row
    """

    table: str
    row: str
    column: str
    printed: str
    recomputed: str
    kind: Kind
    message: str
    place: str = ""
    table_number: int = 0
    line_in_table: int | None = None
    column_in_table: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one document, in reading order."""

    file: str
    tables: int
    cells_recomputed: int
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """Count the findings of kind error."""
        return sum(1 for finding in self.findings if finding.kind is Kind.ERROR)

    def counts(self) -> dict[Kind, int]:
        """Count the findings of every kind."""
        found = Counter(finding.kind for finding in self.findings)
        return {kind: found.get(kind, 0) for kind in Kind}

    def as_dict(self) -> dict[str, Any]:
        """Give the report as plain data, in the shape of the JSON schema."""
        return asdict(self)

    def to_json(self) -> str:
        """Write the report as JSON."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=2)

    def to_text(self) -> str:
        """Write the report for a terminal."""
        lines = [f"{self.file}: {self.tables} tables, {self.cells_recomputed} figures recomputed"]
        for finding in self.findings:
            column = f", {finding.column}" if finding.column else ""
            lines += [
                "",
                f"{finding.kind.replace('_', ' ').upper()}  {finding.table} ({finding.place})",
                f"  {finding.row}{column}",
                f"  printed {finding.printed}" + (f", recomputed {finding.recomputed}" if finding.recomputed else ""),
                f"  {finding.message}",
            ]
        found = [f"{n} {kind.replace('_', ' ')}" for kind, n in self.counts().items() if n]
        lines += ["", f"Found: {', '.join(found)}." if found else "Nothing found."]
        return "\n".join(lines)
