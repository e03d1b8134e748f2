"""A document as plain lists, to be compared in tests."""

from pathlib import Path

from counterpart.core.documents.model import Document, Table
from counterpart.core.documents.reading import read


def read_text(folder: Path, text: str, name: str = "report.txt") -> Document:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read(path)


def cells(table: Table) -> list[list[str]]:
    """Body cells; what a spanning cell repeats is left out, as it is printed once."""
    return [["" if cell.spread else " ".join(cell.text.split()) for cell in row] for row in table.rows]


def header(table: Table) -> list[list[str]]:
    return [[" ".join(text.split()) for text in row] for row in table.header]
