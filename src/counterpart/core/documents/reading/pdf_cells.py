"""The pieces of one cell put together to its text."""

from collections.abc import Iterable

from counterpart.core.documents.reading.pdf_lines import Piece


def joined(pieces: Iterable[Piece]) -> str:
    """Lines from the top down with a blank between; none after a hyphen inside a word."""
    text = ""
    for piece in sorted(pieces, key=lambda piece: (round(piece.y), piece.left)):
        glued = len(text) > 1 and text[-1] == "-" and text[-2].isalnum() and piece.text[:1].isalpha()
        text += piece.text if glued or not text else f" {piece.text}"
    return text
