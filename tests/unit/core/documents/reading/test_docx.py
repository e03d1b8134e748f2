from pathlib import Path

import docx
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from counterpart.core.documents.model import Document
from counterpart.core.documents.reading import read
from tests.unit.core.documents.reading.shown import cells, header


def saved(folder: Path, document: WordDocument) -> Document:
    document.save(str(folder / "report.docx"))
    return read(folder / "report.docx")


def filled(document: WordDocument, rows: list[list[str]]) -> docx.table.Table:
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def test_keeps_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Spending", 1)
    document.add_paragraph("First.")
    filled(document, [["Area", "2019"], ["Norfolk", "5"]])
    document.add_paragraph("Second.", style="List Bullet")
    report = saved(tmp_path, document)
    assert [type(part).__name__ for part in report.in_order()] == ["Passage", "Passage", "Table", "Passage"]
    assert (report.tables[0].title, report.tables[0].section) == ("Spending", ("Spending",))


def test_lays_out_cells_merged_both_ways(tmp_path: Path) -> None:
    document = docx.Document()
    rows = [["Area", "2019/20", ""], ["", "Number", "Rate"], ["Norfolk", "5", "1.0"], ["", "6", "2.0"]]
    table = filled(document, rows)
    for one, other in (((0, 1), (0, 2)), ((0, 0), (1, 0)), ((2, 0), (3, 0))):
        table.cell(*one).merge(table.cell(*other))
    (found,) = saved(tmp_path, document).tables
    assert [found.heading(column) for column in range(3)] == ["Area", "2019/20 Number", "2019/20 Rate"]
    assert cells(found) == [["Norfolk", "5", "1.0"], ["", "6", "2.0"]]


def test_leaves_out_hidden_and_deleted_text(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Shown ")
    paragraph.add_run("hidden").font.hidden = True
    deleted = OxmlElement("w:del")
    run = OxmlElement("w:r")
    text = OxmlElement("w:delText")
    text.text = "deleted"
    run.append(text)
    deleted.append(run)
    paragraph._p.append(deleted)
    inserted = OxmlElement("w:ins")
    inserted.set(qn("w:id"), "1")
    inserted.append(paragraph.add_run("inserted")._r)
    paragraph._p.append(inserted)
    assert [part.text for part in saved(tmp_path, document).passages] == ["Shown inserted"]


def test_keeps_a_raised_mark_apart_from_its_figure(tmp_path: Path) -> None:
    document = docx.Document()
    table = filled(document, [["Area", "2019"], ["Norfolk", "1,062"]])
    table.cell(1, 1).paragraphs[0].add_run("2").font.superscript = True
    (found,) = saved(tmp_path, document).tables
    assert cells(found) == [["Norfolk", "1,062²"]]


def test_reads_a_table_inside_a_cell_after_its_own(tmp_path: Path) -> None:
    document = docx.Document()
    outer = filled(document, [["Area", "2019"], ["Norfolk", "5"]])
    inner = outer.cell(1, 1).add_table(2, 2)
    for row, texts in zip(inner.rows, [["Site", "2020"], ["Fixed", "7"]], strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    found = saved(tmp_path, document).tables
    assert [cells(table) for table in found] == [[["Norfolk", "5"]], [["Fixed", "7"]]]
    assert header(found[1]) == [["Site", "2020"]]
