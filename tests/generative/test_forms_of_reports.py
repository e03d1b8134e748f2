"""Random tables written in every form come back with the same cells, and real reports with the same findings."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterpart.core.documents.checking import check
from counterpart.core.documents.model import Document, Table
from counterpart.core.documents.reading import read
from tests.office import FORMS, Headline, Part, Printed, write
from tests.published import ANNUAL_REPORT, MEASURES, real_report

WORDS = ("offence", "burglary", "robbery", "hate crime", "victims", "district", "rural", "solved rate", "(all)", "time")
OFFICE_FORMS = [form for form in FORMS if form != "pdf"]

words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(lambda found: " ".join(found).capitalize())
counts = st.integers(0, 99_999).map(lambda count: f"{count:,}")
plain_counts = st.integers(0, 9_999).map(str)
rates = st.decimals(-99, 99, places=1).map(lambda rate: f"{abs(rate)}%" if rate >= 0 else f"-{-rate}%")
points = st.decimals("0.1", 99, places=1).map(lambda rate: f"-{rate}% points")
money = st.decimals("0.1", 99, places=1).map(lambda sum_: f"({sum_})")
times = st.tuples(st.integers(0, 59), st.integers(0, 59)).map(lambda at: f"00:{at[0]:02d}:{at[1]:02d}")
changes = st.integers(1, 300).map(lambda change: f"{change}% Increase +{change * 2}")
kinds = st.sampled_from([counts, plain_counts, rates, points, money, times, changes])


@st.composite
def tables(draw: st.DrawFn) -> Printed:
    """A table of 2 to 5 columns with distinct labels and headings, some cells not available."""
    columns = [draw(kinds) for _ in range(draw(st.integers(1, 4)))]
    labels = draw(st.lists(words, min_size=2, max_size=6, unique_by=str.casefold))
    rows = [[label, *(draw(st.one_of(kind, kind, kind, st.just("N/A"))) for kind in columns)] for label in labels]
    header = ["Measure", *(f"{2014 + at}/{15 + at}" for at in range(len(columns)))]
    caption = draw(st.sampled_from(["", "Recorded crime and outcomes in the county"]))
    return Printed([header], rows, caption)


def report_of(table: Printed) -> list[Part]:
    return [Headline("Crime"), "The first paragraph says what follows, at some length.", table, "The last one ends it."]


@pytest.mark.slow  # writes and reads some hundred files
@pytest.mark.parametrize("form", OFFICE_FORMS)
@settings(max_examples=25)
@given(table=tables())
def test_any_table_comes_back(form: str, table: Printed) -> None:
    assert _read_back(form, table) == (table.header, table.rows)


@pytest.mark.slow  # sets each table as a PDF
@settings(max_examples=15)
@given(table=tables())
def test_any_table_comes_back_from_a_pdf(table: Printed) -> None:
    assert _read_back("pdf", table) == (table.header, table.rows)


@pytest.mark.slow  # reads reports of 60 pages
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", [ANNUAL_REPORT, MEASURES])
def test_a_report_has_the_same_findings_whatever_its_form(tmp_path: Path, form: str, name: str) -> None:
    report = real_report(name)
    written = read(write(tmp_path, form, parts_of(report)))
    assert len(written.tables) == len(report.tables)
    assert _findings(written) == _findings(report)


def parts_of(report: Document) -> list[Part]:
    """A report as an office would set it again. A line that became a caption is written once."""
    parts: list[Part] = []
    for part in report.in_order():
        if isinstance(part, Table):
            said = bool(parts) and isinstance(parts[-1], str) and parts[-1].rstrip(":") == part.caption
            rows = [["" if cell.spread else " ".join(cell.text.split()) for cell in row] for row in part.rows]
            parts.append(Printed([list(row) for row in part.header], rows, "" if said else part.caption, part.notes))
        else:
            parts.append(Headline(part.text, min(len(part.section), 3)) if part.heading else part.text)
    return parts


def _findings(report: Document) -> Counter[tuple[str, str, str, str]]:
    found = check(report).findings
    return Counter((_bare(one.row), _bare(one.column), _bare(one.printed), one.kind) for one in found)


def _bare(text: object) -> str:
    """Letters and digits: where a line breaks at a hyphen or slash, a PDF cannot say whether a blank stood there."""
    return "".join(char for char in str(text) if char.isalnum())


def _read_back(form: str, table: Printed) -> tuple[list[list[str]], list[list[str]]]:
    with TemporaryDirectory() as folder:
        (found,) = read(write(Path(folder), form, report_of(table))).tables
    return [list(row) for row in found.header], [[cell.text for cell in row] for row in found.rows]
