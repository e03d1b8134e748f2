"""What a PDF says, read back with another library."""

import io

from pypdf import PdfReader


def pdf_text(made: bytes) -> str:
    """The words of all pages, blanks and line ends made single."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages).split())
