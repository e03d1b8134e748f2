"""Which form a file has: told by its first bytes and its text, and by its name only where these leave it open."""

import json
import re
from pathlib import PurePath

from counterpart.core.documents.reading.delimited import delimiter_of
from counterpart.core.documents.reading.packages import Package

_FOREIGN = {
    b"\xd0\xcf\x11\xe0": ("is an old Office file, or one protected by a password", "XLSX or DOCX without password"),
    b"\x1f\x8b": ("is packed with gzip", "the report itself, unpacked"),
    b"BZh": ("is packed with bzip2", "the report itself, unpacked"),
    b"7z\xbc\xaf": ("is a 7-Zip archive", "the report itself, unpacked"),
    b"Rar!": ("is a RAR archive", "the report itself, unpacked"),
    b"\x89PNG": ("is a picture", "a report with text that can be selected"),
    b"\xff\xd8\xff": ("is a picture", "a report with text that can be selected"),
    b"GIF8": ("is a picture", "a report with text that can be selected"),
    b"{\\rtf": ("is in Rich Text Format", "DOCX. Open it and save it as DOCX"),
    b"PAR1": ("is a Parquet file", "a published report"),
    b"SQLite format 3": ("is a database", "a published report"),
}
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|table|div|section|main|article|header|h[1-6]|p|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_ANY_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_PIPES = re.compile(r"^[ \t]{0,9}\|?[ \t]{0,9}:?-{2,}:?[ \t]{0,9}\|[ \t:|-]*$", re.MULTILINE)
_PROSE_MARKS = re.compile(r"^(?:#{1,6}\s|>\s)", re.MULTILINE)


def foreign(data: bytes) -> tuple[str, str] | None:
    """What a file is that is no report, and what was expected; None for anything else."""
    return next((said for mark, said in _FOREIGN.items() if data.startswith(mark)), None)


def is_pdf(data: bytes) -> bool:
    """A PDF may have rubbish before its first line."""
    return b"%PDF-" in data[:1024]


def is_package(data: bytes) -> bool:
    """Any zip archive."""
    return data.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def package_form(package: Package) -> str | None:
    """xlsx, docx or opendocument, by what the archive holds."""
    if "content.xml" in package.names:
        return "opendocument"
    if any(name.startswith("xl/") for name in package.names):
        return "xlsx"
    return "docx" if any(name.startswith("word/") for name in package.names) else None


def text_form(text: str, name: str) -> str:
    """html, delimited, json or text."""
    suffix = PurePath(name).suffix.casefold()
    if _HTML.match(text) or (suffix in {".html", ".htm", ".xhtml"} and _ANY_TABLE.search(text)):
        return "html"
    if (suffix == ".json" or text.lstrip()[:1] in {"{", "["}) and _is_json(text):
        return "json"
    piped = bool(_PIPES.search(text))
    if suffix in {".csv", ".tsv", ".tab"}:
        return "delimited" if not piped and delimiter_of(text, named=True) else "text"
    marked = piped or bool(_PROSE_MARKS.search(text)) or suffix in {".md", ".markdown"}
    return "delimited" if not marked and delimiter_of(text) in {",", ";"} else "text"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True
