"""Footnotes: which passages under a table belong to it."""

import re

from counterpart.core.documents.reading.blocks import Paragraph
from counterpart.core.documents.reading.drafts import Draft
from counterpart.core.documents.reading.looks import is_note

# Two footnotes printed in one line: "... within this figure. **Crime Survey ..."
_NEXT_MARK = re.compile(r"(?<=[.\s])\s*(?=(?:\*{2,}|[†‡§])[^\s*])")


def is_note_of(draft: Draft, passage: Paragraph) -> bool:
    """A footnote by its mark; a list item with an asterisk only where the table has cells marked with one."""
    if passage.bullet == "*":
        return any(cell.text.rstrip().endswith("*") for row in [*draft.header, *draft.rows] for cell in row)
    return not passage.bullet and is_note(passage.text)


def notes_in(passage: Paragraph) -> list[str]:
    """The footnotes of one passage, each with its mark."""
    text = f"{passage.bullet} {passage.text}".strip()
    return [part.strip() for part in _NEXT_MARK.split(text) if part.strip()]
