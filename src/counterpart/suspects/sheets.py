"""Briefing sheets in print: one image, what is asked, and the day after which the sheet must be destroyed."""

import base64
import ctypes.util
from datetime import datetime

from django.template.loader import render_to_string

from counterpart.base.actors import Actor
from counterpart.core.layouts.pdf import LIBRARY, REMEDY, PdfNotAvailable
from counterpart.suspects import renditions
from counterpart.suspects.models import Circulation


def make(circulation: Circulation, *, printed_for: Actor, at: datetime) -> bytes:
    """The PDF of an image shown to officers, with the name of whoever printed it across the picture.

    Raises PdfNotAvailable without libpango.
    """
    if ctypes.util.find_library(LIBRARY) is None:
        raise PdfNotAvailable(f"The library libpango is missing. {REMEDY}")
    # Late: importing WeasyPrint takes half a second that no other page should wait for.
    import weasyprint
    from weasyprint.urls import URLFetcher

    page: bytes = weasyprint.HTML(
        string=page_of(circulation, printed_for=printed_for, at=at),
        url_fetcher=URLFetcher(allowed_protocols=("data",), fail_on_errors=True),
    ).write_pdf()
    return page


def page_of(circulation: Circulation, *, printed_for: Actor, at: datetime) -> str:
    """The page that is laid out; the picture lies in it, so that nothing is fetched."""
    image = circulation.image
    marked = renditions.read_marked(image, "picture", f"{printed_for.name}, {printed_for.organisation_name}")
    facts = {
        "image": image,
        "last_day": circulation.last_day,
        "printed_for": printed_for,
        "at": at,
        "picture": base64.b64encode(marked).decode("ascii"),
    }
    return render_to_string("suspects/sheet.html", facts, using="jinja2")
