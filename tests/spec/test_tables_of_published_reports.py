"""The tables of two published reports, drawn from the documents by hand: where each begins, its columns and rows.

Norfolk Commissioner's annual report 2019/20, and Norfolk's National Crime and Policing Measures of June 2022.
Cells are held against the documents' own lines, which this test splits by itself.
"""

import gzip
import re
from pathlib import Path

import pytest

from counterpart.core.documents.model import Document, Table
from counterpart.core.documents.reading import read
from tests.architecture.sources import ROOT

ANNUAL = "norfolk-commissioner-annual-report-2019-20.txt.gz"
MEASURES = "norfolk-crime-and-policing-measures-2022-06.txt.gz"

# document, first line, caption row above the header, columns, body rows, title
TABLES = [
    (ANNUAL, 265, False, 4, 9, "Increase visible policing: PERFORMANCE METRICS"),
    (ANNUAL, 349, False, 4, 3, "Support rural communities: PERFORMANCE METRICS"),
    (
        ANNUAL,
        358,
        False,
        5,
        6,
        "Norfolk Constabulary is also able to provide rural emergency response figures by district",
    ),
    (ANNUAL, 408, False, 4, 5, "Improve road safety: Offences reported"),
    (ANNUAL, 415, False, 4, 5, "Improve road safety: Disposals"),
    (ANNUAL, 428, False, 4, 2, "Improve road safety: PERFORMANCE METRICS"),
    (ANNUAL, 625, False, 4, 10, "Prevent offending: PERFORMANCE METRICS"),
    (ANNUAL, 641, False, 4, 10, "Prevent offending: King's Lynn and West Norfolk"),
    (ANNUAL, 655, False, 4, 10, "Prevent offending: Breckland"),
    (ANNUAL, 669, False, 4, 10, "Prevent offending: North Norfolk"),
    (ANNUAL, 683, False, 4, 10, "Prevent offending: South Norfolk"),
    (ANNUAL, 697, True, 4, 10, "Prevent offending: Broadland"),
    (ANNUAL, 710, True, 4, 10, "Prevent offending: Norwich"),
    (ANNUAL, 723, True, 4, 10, "Prevent offending: Great Yarmouth"),
    (ANNUAL, 877, False, 2, 10, "The Norfolk and Suffolk Victim Care Service"),
    (ANNUAL, 895, False, 2, 1, "Countywide Independent Domestic Violence Advocacy (IDVA) Service)"),
    (
        ANNUAL,
        912,
        False,
        7,
        1,
        "Specialist support for victims of sexual abuse and historic cases of child sexual abuse",
    ),
    (ANNUAL, 921, False, 2, 1, "Support victims and reduce vulnerability: Restorative Justice Service"),
    (ANNUAL, 1033, True, 4, 10, "Support victims and reduce vulnerability: County"),
    (ANNUAL, 1048, True, 4, 10, "Support victims and reduce vulnerability: King's Lynn and West Norfolk"),
    (ANNUAL, 1061, True, 4, 10, "Support victims and reduce vulnerability: Breckland"),
    (ANNUAL, 1074, True, 4, 10, "Support victims and reduce vulnerability: North Norfolk"),
    (ANNUAL, 1089, True, 4, 10, "Support victims and reduce vulnerability: South Norfolk"),
    (ANNUAL, 1102, True, 4, 10, "Support victims and reduce vulnerability: Broadland"),
    (ANNUAL, 1115, True, 4, 10, "Support victims and reduce vulnerability: Norwich"),
    (ANNUAL, 1128, True, 4, 10, "Support victims and reduce vulnerability: Great Yarmouth"),
    (ANNUAL, 1202, False, 5, 3, "Where the money comes from"),
    (ANNUAL, 1215, False, 5, 8, "How the money is spent"),
    (ANNUAL, 1229, False, 4, 9, "How the budget is monitored"),
    (ANNUAL, 1276, False, 7, 2, "Good stewardship of taxpayers' money: Attending Emergencies"),
    (ANNUAL, 1295, False, 6, 12, "Number of 999 calls received in Norfolk"),
    (ANNUAL, 1331, False, 4, 4, "Good stewardship of taxpayers' money: Answering 101 calls"),
    (MEASURES, 5, False, 7, 2, "Reduce Murder and Homicide"),
    (MEASURES, 24, False, 7, 3, "Reduce Serious Violence"),
    (MEASURES, 45, False, 7, 1, "Disrupt Drugs Supply and County Lines"),
    (MEASURES, 52, False, 7, 5, "Reduce Neighbourhood Crime"),
    (MEASURES, 73, False, 7, 2, "Tackle Cyber Crime"),
    (MEASURES, 79, False, 7, 1, "with a particular focus on victims of domestic abuse"),
]
NOTES = {265: 2, 349: 1, 415: 2, 625: 1, 1033: 1, 1229: 1, 1331: 1}


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Document, list[str]]]:
    """Both reports as read, with the lines of their text."""
    folder = tmp_path_factory.mktemp("reports")
    return {name: _unpacked(folder, name) for name in (ANNUAL, MEASURES)}


def _unpacked(folder: Path, name: str) -> tuple[Document, list[str]]:
    text = gzip.decompress((ROOT / "data" / "reports" / name).read_bytes()).decode("utf-8")
    path = folder / name.removesuffix(".gz")
    path.write_text(text, encoding="utf-8")
    return read(path), text.split("\n")


@pytest.mark.parametrize(("name", "line", "captioned", "columns", "count", "title"), TABLES)
def test_every_table_has_its_printed_cells(
    documents: dict[str, tuple[Document, list[str]]],
    name: str, line: int, captioned: bool, columns: int, count: int, title: str,
) -> None:  # fmt: skip
    report, lines = documents[name]
    (table,) = [table for table in report.tables if table.place == f"line {line}"]
    printed = [_cells(text) for text in lines[line - 1 : line + captioned + count]]
    assert table.width == columns
    assert list(table.header) == [tuple(printed[captioned])]
    assert [[cell.text for cell in row] for row in table.rows] == printed[captioned + 1 :]
    assert table.title.endswith(title) if name == MEASURES else table.title == title
    assert (table.caption == printed[0][0]) if captioned else True
    assert len(table.notes) == (NOTES.get(line, 0) if name == ANNUAL else 0)


@pytest.mark.parametrize("name", [ANNUAL, MEASURES])
def test_nothing_else_is_taken_for_a_table(documents: dict[str, tuple[Document, list[str]]], name: str) -> None:
    report, _lines = documents[name]
    assert [table.place for table in report.tables] == [f"line {line}" for of, line, *_rest in TABLES if of == name]
    assert [table.number for table in report.tables] == list(range(1, len(report.tables) + 1))


def test_commentary_in_cells_is_prose(documents: dict[str, tuple[Document, list[str]]]) -> None:
    report, _lines = documents[MEASURES]
    said = [passage.text for passage in report.passages]
    assert any(text.startswith("In 2020/21 the Constabulary introduced the Local Serious Organised") for text in said)
    assert "The Constabulary approach is based on three pillars:" in said
    assert not any("<" in text and "http" not in text for text in said)


def test_every_word_of_the_tables_is_in_one_table_only(documents: dict[str, tuple[Document, list[str]]]) -> None:
    report, _lines = documents[ANNUAL]
    labels = [_labels(table) for table in report.tables if table.title.startswith("Prevent offending")]
    assert len(labels) == 8
    assert all(len(one) == len(set(one)) == 10 for one in labels)


def _labels(table: Table) -> list[str]:
    return [row[0].text for row in table.rows]


def _cells(line: str) -> list[str]:
    """The cells of one printed line: bold marks off, and nothing else changed."""
    return [re.sub(r"</?b>", "", cell).strip() for cell in line.split("\t")]
