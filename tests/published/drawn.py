"""Draw a small table in a test and check it, as a person would draw it on paper."""

from counterpart.core.documents.checking import check
from counterpart.core.documents.findings import Finding
from counterpart.core.documents.model import Cell, Document, Passage, Table


def drawn(*lines: str, number: int = 1, title: str = "Table", section: tuple[str, ...] = ()) -> Table:
    """Make a table of lines with columns parted by bars; the first line is its header."""
    rows = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
    return Table(
        number=number,
        order=number * 10,
        title=title,
        caption=title,
        header=(rows[0],),
        rows=tuple(tuple(Cell(text) for text in row) for row in rows[1:]),
        place=f"line {number}",
        section=section,
    )


def document(*tables: Table, text: str = "") -> Document:
    """Make a report of tables, with one passage after them."""
    passages = (Passage(text, order=999, place="line 999", section=tables[0].section),) if text else ()
    return Document("drawn", tables, passages)


def findings(*lines: str) -> list[Finding]:
    """Check one drawn table."""
    return list(check(document(drawn(*lines))).findings)


def told(*lines: str) -> list[tuple[str, str, str, str]]:
    """Check one drawn table: row, printed, recomputed and kind of each finding."""
    return [(f.row, f.printed, f.recomputed, str(f.kind)) for f in findings(*lines)]
