"""The PDF: the page in print, tagged, with its title and language, and nothing fetched."""

import io

import pypdf
import pytest

from counterpart.core.layouts import html, pdf
from tests.published_statements import ncpm_statement

# WeasyPrint takes a second or two to lay out a statement.
pytestmark = [pytest.mark.slow, pytest.mark.needs("pango")]


@pytest.fixture(scope="module")
def document() -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf.write(ncpm_statement())))


def test_is_landscape_a4_with_numbered_pages(document: pypdf.PdfReader) -> None:
    box = document.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)
    assert f"Page 1 of {len(document.pages)}" in document.pages[0].extract_text()


def test_has_title_language_and_tags(document: pypdf.PdfReader) -> None:
    assert document.metadata.title.startswith("Norfolk Constabulary: Summary of National Crime and Policing Measures")
    catalogue = document.trailer["/Root"]
    assert catalogue["/Lang"] == "en-GB"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalogue


def test_prints_every_figure(document: pypdf.PdfReader) -> None:
    text = " ".join(page.extract_text() for page in document.pages).split()
    assert {"8521", "7088", "7406", "+1433", "77%", "2pp"} <= set(text)
    assert {"better", "worse"} <= set(text)


def test_the_same_statement_gives_the_same_bytes() -> None:
    assert pdf.write(ncpm_statement()) == pdf.write(ncpm_statement())


def test_a_page_that_asks_for_something_is_not_printed() -> None:
    page = html.write(ncpm_statement()).replace("</main>", '<img src="https://example.org/x.png"></main>')
    with pytest.raises(ValueError, match=r"fetches nothing, but its page does.*https://example.org/x.png"):
        pdf.from_page(page)
