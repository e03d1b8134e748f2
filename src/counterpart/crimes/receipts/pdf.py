"""The receipt as a PDF, to keep or to give to an insurer."""

import ctypes.util
from typing import Any, NoReturn

from django.conf import settings
from django.template.loader import render_to_string

from counterpart.core.reporting.answers import Answers
from counterpart.core.reporting.questions import Context
from counterpart.crimes import told
from counterpart.crimes.models import Incident

LIBRARY = "pangoft2-1.0"
REMEDY = "Install it with: apt-get install libpango-1.0-0 libpangoft2-1.0-0"


class PdfNotAvailable(RuntimeError):
    """The machine lacks the library that lays out the page."""


def is_available() -> bool:
    """Whether this machine can make a PDF."""
    return ctypes.util.find_library(LIBRARY) is not None


def receipt_pdf(incident: Incident, promise: str, *, with_answers: bool = True) -> bytes:
    """The receipt of a report; `promise` says in a sentence what happens next.

    Takes about a third of a second. Raises PdfNotAvailable where libpango is missing.
    """
    if not is_available():
        raise PdfNotAvailable(f"The library libpango is missing. {REMEDY}")
    # Late: importing WeasyPrint loads libpango, and takes half a second that no other page should wait for.
    import weasyprint

    facts = _facts(incident, promise) | ({} if with_answers else {"sections": ()})
    html = render_to_string("crimes/receipt.html", facts, using="jinja2")
    page: bytes = weasyprint.HTML(string=html, url_fetcher=_fetch_nothing).write_pdf()
    return page


def _facts(incident: Incident, promise: str) -> dict[str, Any]:
    names = {"where.premises_id": _place(incident)}
    known = Context(premises="one" if incident.premises_id else "none", signed_in=incident.reported_by_id is not None)
    return {
        "incident": incident,
        "promise": promise,
        "sections": told.sections(Answers.from_json(incident.answers), names, known),
        "colour": settings.SITE_COLOUR,
        "site_address": settings.SITE_URL,
    }


def _place(incident: Incident) -> str:
    if incident.premises is None:
        return ""
    return ", ".join(part for part in (incident.premises.name, incident.address, incident.postcode) if part)


def _fetch_nothing(url: str) -> NoReturn:
    raise PermissionError(f"A receipt loads nothing from elsewhere, but asked for {url}")
