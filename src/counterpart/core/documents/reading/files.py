"""A file's bytes and characters, within limits."""

import codecs
from pathlib import Path

from counterpart.core.formats.problems import UnreadableFile

MOST_BYTES = 50_000_000
MOST_CELLS = 500_000
EXPECTED = "a report as text, Markdown, HTML, CSV, ODS, XLSX, DOCX or PDF with a text layer"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v\x1a\x1b\x85")


def content(path: Path, called: Path) -> bytes:
    """The whole file, in messages `called` so. Raises UnreadableFile where it is missing, empty or too large."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise UnreadableFile(f"{called}: holds {size:,} bytes; expected at most {MOST_BYTES:,}")
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableFile(
            f"{called}: cannot be read: {error.strerror or error}; expected a report's file"
        ) from error
    if not data.strip(b"\x00\t\n\r\f\v "):
        raise UnreadableFile(f"{called}: is empty; expected a report with text or tables. Save it again and retry")
    return data


def characters(path: Path, data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows' Western European encoding (cp1252), lines ending in newline.

    Raises UnreadableFile for bytes that are no text in any of these.
    """
    text = _decoded(path, data).replace("\r\n", "\n").replace("\r", "\n")
    wrong = sum(1 for char in text if char < " " and char not in _ALLOWED_CONTROLS)
    if wrong > len(text) // 1000:
        raise UnreadableFile(f"{path}: holds bytes that are no text; expected {EXPECTED}")
    return text


def _decoded(path: Path, data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _unmarked(data)
    for name in (encoding, "cp1252"):
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            if name == encoding and not _single_bytes(data):
                break
    raise UnreadableFile(
        f"{path}: is no text in UTF-8, UTF-16 or Windows-1252; expected {EXPECTED}. Save text as UTF-8 and try again"
    )


def _unmarked(data: bytes) -> str:
    """UTF-16 without its mark shows as every other byte zero; everything else is tried as UTF-8 first."""
    start = data[:4096]
    if start[1::2].count(0) > len(start) // 3:
        return "utf-16-le"
    if start[0::2].count(0) > len(start) // 3:
        return "utf-16-be"
    return "utf-8"


def _single_bytes(data: bytes) -> bool:
    return not any(data.startswith(mark) for mark, _name in _MARKS) and 0 not in data[:4096]
