"""Parts that a page break tore apart, put together again: tables and sentences."""

import re
from collections.abc import Iterable, Iterator

from counterpart.core.documents.reading.blocks import Heading, Paragraph, Row
from counterpart.core.documents.reading.drafts import Draft, continued

Flat = Heading | Paragraph | Draft
_ENDS = re.compile(r"[.!?:;][)\"'’”*]*$")


def joined(parts: Iterable[Flat]) -> Iterator[Flat]:
    """The same parts, fewer where two were one."""
    held: Flat | None = None
    for part in parts:
        if isinstance(held, Draft) and isinstance(part, Draft) and _same_table(held, part):
            held.rows += part.rows
            held.notes += part.notes
        elif isinstance(held, Paragraph) and isinstance(part, Paragraph) and _same_sentence(held, part):
            held = Paragraph(f"{held.text} {part.text}", held.place, held.bullet)
        else:
            if held is not None:
                yield held
            held = part
    if held is not None:
        yield held


def _same_table(first: Draft, second: Draft) -> bool:
    """The second goes on where the first stops: no heading of its own, or the same again, and other rows."""
    if first.notes or not (first.paged and second.paged) or not all(continued(text) for text in second.captions):
        return False
    if _width(first) != _width(second) or not first.header:
        return False
    if second.header:
        return _texts(first.header) == _texts(second.header) and not _labels(first) & _labels(second)
    return True


def _same_sentence(first: Paragraph, second: Paragraph) -> bool:
    """A sentence that stops in the middle, and a line that begins with a small letter."""
    return not _ENDS.search(first.text) and not second.bullet and second.text[:1].islower()


def _width(draft: Draft) -> int:
    return max(len(row) for row in [*draft.header, *draft.rows])


def _texts(rows: list[Row]) -> list[list[str]]:
    return [[" ".join(cell.text.split()) for cell in row] for row in rows]


def _labels(draft: Draft) -> set[str]:
    return {row[0].text for row in draft.rows if not row[0].blank}
