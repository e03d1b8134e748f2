"""Word documents: headings, paragraphs and tables in document order; deleted and hidden text left out."""

import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.parser import parse_xml

from counterpart.core.documents.reading.blocks import Block, Heading, Paragraph
from counterpart.core.documents.reading.docx_tables import grids
from counterpart.core.documents.reading.docx_text import PARAGRAPH, TABLE, W, children, text_of
from counterpart.core.documents.reading.inline import raised
from counterpart.core.documents.reading.packages import Package
from counterpart.core.formats.problems import UnreadableFile

_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_MOST_BASES = 20

Element: TypeAlias = Any
"""An lxml element; lxml has no types."""


def blocks(path: Path, data: bytes, package: Package) -> Iterator[Block]:
    """The document's body. Text boxes, headers and footers of pages are left out."""
    package.check_xml()
    try:
        document = docx.Document(BytesIO(data))
        levels = _levels(document.styles.element)
    except (OpcError, KeyError, ValueError, TypeError, AttributeError, SyntaxError) as error:
        raise UnreadableFile(f"{path}: is no complete Word document ({error}); expected DOCX. Save it again") from error
    notes = _footnotes(package)
    for number, element in enumerate(children(document.element.body, {PARAGRAPH, TABLE}), start=1):
        place = f"paragraph {number}" if element.tag == PARAGRAPH else f"table at paragraph {number}"
        found = _paragraph(element, levels, place) if element.tag == PARAGRAPH else grids(element, place)
        yield from found
        yield from _notes_of(element, notes, place)


def _paragraph(element: Element, levels: dict[str, int], place: str) -> Iterable[Block]:
    text = " ".join(text_of(element).split())
    if not text:
        return []
    properties = element.find(f"{W}pPr")
    style = _value(properties, "pStyle")
    outline = _value(properties, "outlineLvl")
    level = int(outline) + 1 if outline.isdigit() and int(outline) < 9 else levels.get(style, 0)
    if level:
        return [Heading(text, level, place)]
    listed = properties is not None and properties.find(f"{W}numPr") is not None
    return [Paragraph(text, place, "•" if listed or style.startswith("List") else "")]


def _levels(styles: Element) -> dict[str, int]:
    """The heading level of each style: by its name, its outline level, or the style that it is based on."""
    own: dict[str, int] = {}
    bases: dict[str, str] = {}
    for style in styles.findall(f"{W}style"):
        name, outline = _value(style, "name"), _value(style.find(f"{W}pPr"), "outlineLvl")
        identity = style.get(f"{W}styleId") or ""
        bases[identity] = _value(style, "basedOn")
        if found := _HEADING.fullmatch(name):
            own[identity] = int(found[1]) or 1
        elif name.casefold() == "title":
            own[identity] = 1
        elif outline.isdigit() and int(outline) < 9:
            own[identity] = int(outline) + 1
    return {identity: level for identity in bases if (level := _inherited(identity, own, bases))}


def _inherited(identity: str, own: dict[str, int], bases: dict[str, str]) -> int:
    for _ in range(_MOST_BASES):
        if identity in own:
            return own[identity]
        identity = bases.get(identity, "")
    return 0


def _footnotes(package: Package) -> dict[str, str]:
    """Footnotes by their number in the file."""
    if "word/footnotes.xml" not in package.names:
        return {}
    root = parse_xml(package.read("word/footnotes.xml"))
    return {
        note.get(f"{W}id") or "": " ".join(" ".join(text_of(part) for part in note.findall(f"{W}p")).split())
        for note in root.findall(f"{W}footnote")
        if note.get(f"{W}type") is None
    }


def _notes_of(element: Element, notes: dict[str, str], place: str) -> Iterator[Paragraph]:
    for reference in element.iter(f"{W}footnoteReference"):
        number = reference.get(f"{W}id") or ""
        if text := notes.get(number):
            yield Paragraph(f"{raised(number)} {text}", place)


def _value(properties: Element, name: str) -> str:
    """The value of a property, "" where it is not set."""
    found = properties.find(f"{W}{name}") if properties is not None else None
    return (found.get(f"{W}val") or "") if found is not None else ""
