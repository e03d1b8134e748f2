"""The text layer of a PDF: headings by size, paragraphs by spacing, tables by lines or by white space."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from counterpart.core.documents.reading.blocks import Block
from counterpart.core.documents.reading.pdf_content import Follower
from counterpart.core.documents.reading.pdf_furniture import without_furniture
from counterpart.core.documents.reading.pdf_joins import whole
from counterpart.core.documents.reading.pdf_layout import Layout, page_blocks
from counterpart.core.documents.reading.pdf_lines import lines_of
from counterpart.core.formats.problems import UnreadableFile

_MOST_PAGES = 1_000
_BROKEN = (PyPdfError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, OSError, ArithmeticError)


def blocks(path: Path, data: bytes) -> Iterator[Block]:
    """The document's parts, each with its page. Raises UnreadableFile for a locked file or one without text."""
    reader = _opened(path, data)
    try:
        pages = [Follower(page, number).follow() for number, page in enumerate(reader.pages, start=1)]
    except _BROKEN as error:
        raise UnreadableFile(f"{path}: is a damaged PDF ({error}); expected a complete one. Save it again") from error
    if not any(page.fragments for page in pages):
        raise UnreadableFile(
            f"{path}: has no text layer, so it is probably scanned; expected a PDF whose text can be selected"
        )
    lines = without_furniture(pages, lines_of(pages))
    layout = Layout.of(lines)
    yield from whole(
        part for page, found in zip(pages, lines, strict=True) for part in page_blocks(page, found, layout)
    )


def _opened(path: Path, data: bytes) -> PdfReader:
    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
    except DependencyError as error:
        raise UnreadableFile(f"{path}: is encrypted; expected a PDF that opens without a password") from error
    except _BROKEN as error:
        raise UnreadableFile(f"{path}: is a damaged PDF ({error}); expected a complete one. Save it again") from error
    if locked:
        raise UnreadableFile(f"{path}: is protected by a password; expected a PDF that opens without one")
    if count > _MOST_PAGES:
        raise UnreadableFile(f"{path}: has {count:,} pages; expected at most {_MOST_PAGES:,}")
    return reader
