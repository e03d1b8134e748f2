"""A statement as PDF: the HTML page in print, A4 landscape, tagged for screen readers.

Nothing is fetched: a page that asked for anything would fail.
"""

import ctypes.util

from counterpart.core.layouts import html
from counterpart.core.logs import errors_only
from counterpart.core.measures.model import Statement

LIBRARY = "pangoft2-1.0"
REMEDY = "Install it with: apt-get install libpango-1.0-0 libpangoft2-1.0-0"


class PdfNotAvailable(RuntimeError):
    """The machine lacks the library that lays out the page."""


def write(statement: Statement) -> bytes:
    """The PDF. Raises PdfNotAvailable where libpango is missing."""
    return from_page(html.write(statement))


def from_page(page: str) -> bytes:
    """Any page of ours in print."""
    if ctypes.util.find_library(LIBRARY) is None:
        raise PdfNotAvailable(f"The library libpango is missing. {REMEDY}")
    # Late: importing WeasyPrint takes half a second that no other layout should wait for.
    import weasyprint
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    nothing = URLFetcher(allowed_protocols=(), fail_on_errors=True)
    try:
        with errors_only("weasyprint"):  # it warns of each style that is for screens only
            document: bytes = weasyprint.HTML(string=page, url_fetcher=nothing).write_pdf(
                pdf_variant="pdf/ua-1", pdf_identifier=b"counterpart-statement"
            )
    except FatalURLFetchingError as error:
        raise ValueError(f"A statement in print fetches nothing, but its page does. {error}") from None
    return document
