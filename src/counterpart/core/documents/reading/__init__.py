"""Readers of published reports: one module a form, all giving the same Document.

A form is told by what a file holds, and by its name only where the content leaves it open. Each reader is
loaded when it is needed, for some stand on large libraries.
"""

from pathlib import Path

from counterpart.core.documents.model import Document
from counterpart.core.documents.reading import assembly, text
from counterpart.core.documents.reading.files import characters, content


def read(path: Path | str, *, name: str | None = None) -> Document:
    """Read a report: its tables and passages in reading order, as printed.

    `name` is what the report calls the file, where that is not `path` (an upload). Raises UnreadableFile
    where nothing of the file can be trusted: the message says what was wrong and what was expected.
    """
    place = Path(path)
    data = content(place)
    return assembly.document(name or str(path), text.blocks(characters(place, data)))
