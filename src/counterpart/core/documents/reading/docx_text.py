"""Text of a Word document's elements, walked without recursion."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from counterpart.core.documents.reading.inline import raised

Element: TypeAlias = Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARAGRAPH, TABLE, ROW, CELL = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_RUN, _PROPERTIES = f"{W}r", f"{W}rPr"
_THROUGH = {
    f"{W}{name}"
    for name in ("sdt", "sdtContent", "ins", "smartTag", "customXml", "moveTo", "hyperlink", "fldSimple", "dir", "bdo")
}
_SPACES = {f"{W}tab", f"{W}br", f"{W}cr"}
_OFF = {"0", "false", "off"}


def children(element: Element, tags: set[str]) -> Iterator[Element]:
    """The nearest elements with one of these tags, through wrappers (content controls, insertions, links)."""
    open_ = [iter(element)]
    while open_:
        child = next(open_[-1], None)
        if child is None:
            open_.pop()
        elif child.tag in tags:
            yield child
        elif child.tag in _THROUGH:
            open_.append(iter(child))


def text_of(paragraph: Element) -> str:
    """The text of a paragraph as printed; raised marks as raised characters."""
    return "".join(_run(run) for run in children(paragraph, {_RUN}))


def _run(run: Element) -> str:
    properties = run.find(_PROPERTIES)
    if _is_on(properties, "vanish"):
        return ""
    pieces = []
    for part in run:
        if part.tag == f"{W}t":
            pieces.append(part.text or "")
        elif part.tag in _SPACES:
            pieces.append(" ")
        elif part.tag == f"{W}noBreakHyphen":
            pieces.append("-")
        elif part.tag == f"{W}footnoteReference":
            pieces.append(raised(part.get(f"{W}id") or ""))
    text = "".join(pieces).replace("\xa0", " ")
    place = properties.find(f"{W}vertAlign") if properties is not None else None
    return raised(text) if place is not None and place.get(f"{W}val") == "superscript" else text


def _is_on(properties: Element, name: str) -> bool:
    found = properties.find(f"{W}{name}") if properties is not None else None
    return found is not None and (found.get(f"{W}val") or "true") not in _OFF
