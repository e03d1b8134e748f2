"""PDF tables without lines around their cells, running heads, page breaks, and headings by size."""

from pathlib import Path

import pytest
import weasyprint

from counterpart.core.documents.model import Document
from counterpart.core.documents.reading import read
from tests.office import page
from tests.unit.core.documents.reading.shown import cells
from tests.unit.core.documents.reading.test_forms import REPORT, TABLES

pytestmark = pytest.mark.slow  # sets pages with WeasyPrint

LOOKS = {
    "white space": "td, th {padding: 4px 8px}",
    "rules between rows": "table {border-collapse: collapse} td, th {padding: 6px 9px 6px 0; border-bottom: 1px solid}",
    "numbers to the right": "td {text-align: right} th {text-align: left} td, th {padding: 3px 8px}",
    "set solid": "td, th {padding: 0 6px; vertical-align: top; text-align: left; line-height: 1.2}",
    "striped": "table {border-collapse: collapse} td, th {padding: 5px 8px} tr:nth-child(even) {background: #eee}",
}
SIZES = "body {font: 11pt sans-serif} table {margin: 1em 0} tr {break-inside: avoid} caption, th {text-align: left}"


def set_as_pdf(folder: Path, body: str) -> Document:
    weasyprint.HTML(string=body).write_pdf(folder / "report.pdf")
    return read(folder / "report.pdf")


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_finds_tables_by_their_columns(tmp_path: Path, look: str) -> None:
    style = f"<style>@page {{size: A4; margin: 2cm}} table td {{border: 0}} {SIZES} {look}</style>"
    plain = page(REPORT).replace("border: 1px solid #888", "border: 0").replace("</head>", style + "</head>")
    report = set_as_pdf(tmp_path, plain)
    assert [cells(table) for table in report.tables] == [table.rows for table in TABLES]
    for found, table in zip(report.tables, TABLES, strict=True):
        assert all(found.heading(at).endswith(text) for at, text in enumerate(table.header[-1]))


def test_leaves_out_running_heads_and_page_numbers(tmp_path: Path) -> None:
    style = "<style>@page {@top-center {content: 'Annual report 2019'} @bottom-right {content: counter(page)}}</style>"
    text = "".join(f"<p style='break-before: page'>Paragraph {word}." for word in ("one", "two", "three", "four"))
    report = set_as_pdf(tmp_path, style + text)
    assert [part.text for part in report.passages] == [f"Paragraph {w}." for w in ("one", "two", "three", "four")]
    assert [part.place for part in report.passages] == ["page 1", "page 2", "page 3", "page 4"]


def test_passes_over_blank_pages(tmp_path: Path) -> None:
    report = set_as_pdf(tmp_path, "<p>One.<p style='break-before: page'><p style='break-before: page'>Two.")
    assert [part.text for part in report.passages] == ["One.", "Two."]


def test_puts_a_table_together_over_pages(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>Area {number}<td>{number * 7:,}" for number in range(1, 121))
    style = "<style>td, th {border: 1px solid; padding: 4px}</style>"
    report = set_as_pdf(tmp_path, f"{style}<h1>Areas</h1><table><thead><tr><th>Area<th>2019<tbody>{rows}</table>")
    (table,) = report.tables
    assert cells(table) == [[f"Area {number}", f"{number * 7:,}"] for number in range(1, 121)]
    assert (table.title, table.place) == ("Areas", "page 1")


def test_ranks_headings_by_their_size(tmp_path: Path) -> None:
    table = "<table><tr><th>Area<th>2019<tr><td>Norfolk<td>5<tr><td>Suffolk<td>6</table>"
    report = set_as_pdf(tmp_path, f"<h1>Plan</h1><p>Text, and more of it.<h2>Roads</h2>{table}<h2>Courts</h2>{table}")
    assert [table.section for table in report.tables] == [("Plan", "Roads"), ("Plan", "Courts")]


def test_keeps_a_raised_mark_apart_from_its_figure(tmp_path: Path) -> None:
    style = "<style>td, th {border: 1px solid} sup {font-size: 60%}</style>"
    table = "<table><tr><th>Area<th>2019<tr><td>Norfolk<td>1,062<sup>2</sup><tr><td>Suffolk<td>6</table>"
    assert cells(set_as_pdf(tmp_path, style + table).tables[0]) == [["Norfolk", "1,062²"], ["Suffolk", "6"]]
