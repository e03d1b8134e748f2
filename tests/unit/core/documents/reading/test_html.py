from pathlib import Path

from counterpart.core.documents.model import Document
from tests.unit.core.documents.reading.shown import cells, header, read_text


def page(folder: Path, body: str) -> Document:
    return read_text(folder, f"<!doctype html><html><head><title>x</title></head><body>{body}</body></html>", "report")


def test_lays_out_spans(tmp_path: Path) -> None:
    top = "<tr><th rowspan=2>Area<th colspan=2>2019/20</tr><tr><th>Number<th>Rate</tr>"
    rows = "<tr><td rowspan=2>Norfolk<td>5<td>1.0</tr><tr><td>6<td>2.0</tr><tr><td>Suffolk<td colspan=2>N/A</tr>"
    (table,) = page(tmp_path, f"<table>{top}{rows}</table>").tables
    assert header(table) == [["Area", "2019/20", "2019/20"], ["Area", "Number", "Rate"]]
    assert [table.heading(column) for column in range(3)] == ["Area", "2019/20 Number", "2019/20 Rate"]
    assert cells(table) == [["Norfolk", "5", "1.0"], ["", "6", "2.0"], ["Suffolk", "N/A", ""]]
    assert [cell.text for cell in table.rows[1]] == ["Norfolk", "6", "2.0"]


def test_leaves_out_what_the_page_hides(tmp_path: Path) -> None:
    row = (
        "<tr><td>Theft<td hidden>99<td>5 <span class='govuk-visually-hidden'>offences</span><td style='display:none'>7"
    )
    shown = page(
        tmp_path, f"<p hidden>Secret</p><script>var x = '<p>No'</script><table><tr><th>A<th>B</tr>{row}</table>"
    )
    assert cells(shown.tables[0]) == [["Theft", "5"]]
    assert shown.passages == ()


def test_takes_the_caption_over_the_heading(tmp_path: Path) -> None:
    table = "<table><caption>Table 2: Speed offences</caption><tr><th>Site<th>2019</tr><tr><td>Fixed<td>5</table>"
    (found,) = page(tmp_path, f"<h2>Road safety</h2><p>Some text about it.</p>{table}").tables
    assert (found.caption, found.title) == ("Table 2: Speed offences", "Table 2: Speed offences")
    assert found.section == ("Road safety",)


def test_reads_tables_inside_a_table_for_layout(tmp_path: Path) -> None:
    inner = "<table><tr><th>Site<th>2019</tr><tr><td>{}<td>5</tr></table>"
    outer = f"<table><tr><td><h2>Left</h2>{inner.format('Fixed')}</td><td>{inner.format('Mobile')}</td></tr></table>"
    found = page(tmp_path, outer)
    assert [cells(table) for table in found.tables] == [[["Fixed", "5"]], [["Mobile", "5"]]]


def test_keeps_a_footnote_number_apart_from_its_figure(tmp_path: Path) -> None:
    rows = "<tr><th>Year<th>Offences</tr><tr><td>2019<sup>a</sup><td>1,062<sup>2</sup></tr>"
    found = page(tmp_path, f"<table>{rows}</table><p><sup>2</sup> Revised.</p><p>On the 19<sup>th</sup> of May.</p>")
    assert cells(found.tables[0]) == [["2019ᵃ", "1,062²"]]
    assert found.tables[0].notes == ("² Revised.",)
    assert found.passages[0].text == "On the 19th of May."


def test_forgives_tags_that_nobody_closed(tmp_path: Path) -> None:
    found = page(tmp_path, "<p>One<p>Two<ul><li>Three<li>Four</ul><table><tr><th>A<th>B<tr><td>C<td>5</table><p>Five")
    assert [part.text for part in found.passages] == ["One", "Two", "Three", "Four", "Five"]
    assert cells(found.tables[0]) == [["C", "5"]]


def test_takes_paragraphs_set_in_a_row_of_the_table_as_prose(tmp_path: Path) -> None:
    said = "<tr><td colspan=3><p>Offences fell by a half.</p><p>They fell again.</p></td></tr>"
    rows = f"<tr><th>Area<th>2019<th>2020</tr><tr><td>Norfolk<td>4<td>2</tr>{said}"
    found = page(tmp_path, f"<table>{rows}</table>")
    assert cells(found.tables[0]) == [["Norfolk", "4", "2"]]
    assert [part.text for part in found.passages] == ["Offences fell by a half.", "They fell again."]


def test_gives_each_row_its_line(tmp_path: Path) -> None:
    (table,) = page(tmp_path, "\n<table>\n<tr><th>A<th>B</tr>\n<tr><td>C<td>5</tr>\n</table>").tables
    assert (table.place, table.rows[0][0].line) == ("line 2", 4)
