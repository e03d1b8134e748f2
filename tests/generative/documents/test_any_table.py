"""Whatever a table holds, the checker ends, and reports only cells that are there."""

from hypothesis import given, settings
from hypothesis import strategies as st

from counterpart.core.documents.checking import check
from counterpart.core.documents.model import Cell, Document, Passage, Table

PIECES = [
    "", "-", "N/A", "0", "0%", "(0.0)", "12", "1,234", ",9536", "12..3%", "-4.1% points", "(19.2)", "£1.2m", "00:08:05",
    "129% Increase +9", "2pp Decrease", "▼ 3%", "Total", "All", "% of total", "Change", "2019/20", "Apr '19 - Mar '20",
    "Average", "Per 1,000", "Q1", "Norfolk", "1e5", "٣", "½", "--", "%%", "£", "1.2.3", "+-5", "12:99", "100%",
]  # fmt: skip
cells = st.one_of(st.sampled_from(PIECES), st.text(max_size=12))
grids = st.integers(min_value=1, max_value=5).flatmap(
    lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), min_size=1, max_size=7)
)


@settings(max_examples=300)
@given(grids, st.text(max_size=80))
def test_no_table_breaks_the_checker(rows: list[list[str]], text: str) -> None:
    body = tuple(tuple(Cell(cell) for cell in row) for row in rows[1:])
    table = Table(1, 1, "Any", "", (tuple(rows[0]),), body, "line 1")
    report = check(Document("any", (table,), (Passage(text, 2, "line 9"),)))
    for finding in report.findings:
        if finding.table_number:
            assert finding.column_in_table is not None
            assert finding.column_in_table < len(rows[0])
            assert finding.line_in_table is None or finding.line_in_table < len(body)
    assert report.to_json()
    assert report.to_text()
