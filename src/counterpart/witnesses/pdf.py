"""The witness statement as a PDF, in the order of form MG11."""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, NoReturn

from django.template.loader import render_to_string

from counterpart.crimes.receipts.pdf import REMEDY, PdfNotAvailable, is_available
from counterpart.witnesses import composing
from counterpart.witnesses.templates import Template


@dataclass(frozen=True, slots=True)
class Laid:
    """A laid-out statement and how many pages it has."""

    content: bytes
    pages: int


def page_count(content: Mapping[str, Any], template: Template) -> int:
    """How many pages the statement will have once it is signed: about a third of a second."""
    longest = composing.declaration(template, 99)
    signature = {"name": content["statement_of"], "signed_at": "2000-01-01T00:00:00.000000Z", "address": ""}
    return lay_out({**content, "declaration": longest, "signature": signature}).pages


def lay_out(content: Mapping[str, Any]) -> Laid:
    """Make the PDF. Raises PdfNotAvailable where libpango is missing."""
    if not is_available():
        raise PdfNotAvailable(f"The library libpango is missing. {REMEDY}")
    # Late: importing WeasyPrint loads libpango, and takes half a second that no other page should wait for.
    import weasyprint

    html = render_to_string("witnesses/statement_pdf.html", {"statement": content}, using="jinja2")
    document = weasyprint.HTML(string=html, url_fetcher=_fetch_nothing).render()
    made: bytes = document.write_pdf()
    return Laid(made, len(document.pages))


def digest(made: bytes) -> str:
    """SHA-256 of a PDF, in hexadecimal."""
    return sha256(made).hexdigest()


def _fetch_nothing(url: str) -> NoReturn:
    raise PermissionError(f"A witness statement loads nothing from elsewhere, but asked for {url}")
