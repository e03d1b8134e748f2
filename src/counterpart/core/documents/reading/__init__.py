"""Readers of published reports: one module a form, all giving the same Document.

A form is told by what a file holds, and by its name only where the content leaves it open. Each reader is
loaded when it is needed, for some stand on large libraries.
"""

from collections.abc import Iterable
from pathlib import Path

from counterpart.core.documents.model import Document
from counterpart.core.documents.reading import assembly, sniffing
from counterpart.core.documents.reading.blocks import Block
from counterpart.core.documents.reading.files import EXPECTED, characters, content
from counterpart.core.documents.reading.packages import Package
from counterpart.core.formats.problems import UnreadableFile


def read(path: Path | str, *, name: str | None = None) -> Document:
    """Read a report: its tables and passages in reading order, as printed.

    `name` is what the report is called, where that is not `path` (an upload kept elsewhere). Raises UnreadableFile
    where nothing of the file can be trusted: the message says what was wrong, what was expected and what to do.
    """
    file = Path(path)
    called = Path(name) if name else file
    return assembly.document(name or str(path), _blocks(called, content(file, called)))


def _blocks(file: Path, data: bytes) -> Iterable[Block]:
    if said := sniffing.foreign(data):
        raise UnreadableFile(f"{file}: {said[0]}; expected {said[1]}")
    if sniffing.is_pdf(data):
        from counterpart.core.documents.reading import pdf

        return pdf.blocks(file, data)
    if sniffing.is_package(data):
        return _package(file, data)
    return _text(file, characters(file, data))


def _package(file: Path, data: bytes) -> Iterable[Block]:
    package = Package(file, data)
    form = sniffing.package_form(package)
    if form == "opendocument":
        from counterpart.core.documents.reading import opendocument

        return opendocument.blocks(file, package)
    if form == "xlsx":
        from counterpart.core.documents.reading import xlsx

        return xlsx.blocks(file, data, package)
    if form == "docx":
        from counterpart.core.documents.reading import docx

        return docx.blocks(file, data, package)
    held = ", ".join(sorted(package.names)[:3]) or "nothing"
    raise package.refused(f"is an archive that holds {held}", f"{EXPECTED}. Unpack it and check the report inside")


def _text(file: Path, text: str) -> Iterable[Block]:
    form = sniffing.text_form(text, file.name)
    if form == "json":
        raise UnreadableFile(f"{file}: is JSON; expected {EXPECTED}")
    if form == "html":
        from counterpart.core.documents.reading import html

        return html.blocks(text)
    if form == "delimited":
        from counterpart.core.documents.reading import delimited

        return delimited.blocks(text)
    from counterpart.core.documents.reading import text as prose

    return prose.blocks(text)
