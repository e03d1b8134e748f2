"""A statement in every format that it is handed out in."""

from collections.abc import Mapping
from hashlib import sha256

from counterpart.base import files
from counterpart.core.layouts import formats, html, pdf
from counterpart.core.measures.model import Statement
from counterpart.core.periods.months import written

FOLDER = "statements"
PDF = "pdf"
# What is handed out, in the order of the page, and how the page calls it.
NAMES = {
    "pdf": "PDF",
    "ods": "OpenDocument spreadsheet",
    "csv": "CSV, one figure a line",
    "printed-csv": "CSV, as printed",
    "json": "JSON",
    "html": "Web page",
}
# The part of a page of ours that shows the statement; kept beside the formats, never handed out by itself.
FRAGMENT = "fragment"

Kept = Mapping[str, Mapping[str, str | int]]


def render(statement: Statement, code: str) -> bytes:
    """The statement in one format. Raises KeyError for a format that there is not."""
    if code not in NAMES:
        raise KeyError(code)
    return _bytes(formats.write(statement, code))


def media_type(code: str) -> str:
    """What a browser calls a format."""
    return formats.FORMATS[code].media_type


def file_name(force: str, measure_set: str, to_month: int, code: str) -> str:
    """What a download is called: norfolk-ncpm-2025-09.csv."""
    name = f"{force}-{measure_set}-{written(to_month)}"
    return f"{name}{'-printed' if code == 'printed-csv' else ''}.{formats.FORMATS[code].ending}"


def fragment(statement: Statement) -> str:
    """The statement as part of a page of ours."""
    return str(html.fragment(statement))


def keep_all(statement: Statement) -> dict[str, dict[str, str | int]]:
    """Store every format but PDF: {code: {"key", "size", "sha256"}}. Call it outside a transaction: it takes a second.

    PDF takes half a minute for a statement by district, so a job makes it of the web page afterwards.
    """
    contents = {code: render(statement, code) for code in NAMES if code != PDF}
    contents[FRAGMENT] = _bytes(fragment(statement))
    return {code: _kept(code, content) for code, content in contents.items()}


def keep_pdf(kept: Kept) -> dict[str, str | int]:
    """Store the PDF of a web page that `keep_all` stored, from nothing else than that page."""
    return _kept(PDF, pdf.from_page(stored(kept, "html").decode()))


def stored(kept: Kept, code: str) -> bytes:
    """What `keep_all` stored. Raises KeyError for a format that there is not, FileNotFoundError where it is gone.

    Content that somebody changed in the store is gone too: what is handed out is what was published.
    """
    key = str(kept[code]["key"])
    content = files.read(key)
    if sha256(content).hexdigest() != kept[code]["sha256"]:
        raise FileNotFoundError(f"{key} is not as it was stored")
    return content


def _kept(code: str, content: bytes) -> dict[str, str | int]:
    suffix = ".html" if code == FRAGMENT else f".{formats.FORMATS[code].ending}"
    key = files.save(content, folder=FOLDER, suffix=suffix)
    return {"key": key, "size": len(content), "sha256": key.rsplit("/", 1)[1].removesuffix(suffix)}


def _bytes(content: str | bytes) -> bytes:
    return content.encode() if isinstance(content, str) else content
