"""Contents lists: told from data tables, and read for the names of a report's chapters."""

import re

from counterpart.core.documents.reading.blocks import Row
from counterpart.core.documents.reading.drafts import Draft
from counterpart.core.documents.reading.looks import is_value

_PAGE = re.compile(r"(page|pp?\.)?\s*(\d{1,4})(?:\s*(?:[-–—]|to)\s*(\d{1,4}))?", re.IGNORECASE)
_PAGE_COLUMN = re.compile(r"pages?(?:\s+(?:no\.?|number))?", re.IGNORECASE)
_CONTENTS = re.compile(r"\b(?:contents|in this report|index)\b", re.IGNORECASE)
_FEWEST = 3


def is_contents(draft: Draft, heading: str) -> bool:
    """A list of titles with their pages: page numbers that never fall, and a sign that pages are meant."""
    entries = [_entry(row) for row in [*draft.header, *draft.rows]]
    if draft.header and _PAGE_COLUMN.fullmatch(entries[0][1]):
        return True
    pages = [_PAGE.fullmatch(last) for _title, last in entries if last]
    if len(pages) < _FEWEST or any(len(_printed(row)) > 2 for row in [*draft.header, *draft.rows]):
        return False
    if any(page is None for page in pages) or any(is_value(title) for title, _last in entries):
        return False
    numbers = [int(page[2]) for page in pages if page]
    signs = [page for page in pages if page and (page[1] or page[3])]
    return numbers == sorted(numbers) and (bool(signs) or bool(_CONTENTS.search(heading)))


def chapter_names(draft: Draft) -> list[str]:
    """The titles in a contents list, as printed."""
    entries = [_entry(row) for row in [*draft.header, *draft.rows]]
    titles = (title.rstrip(" .…:") for title, page in entries if not _PAGE_COLUMN.fullmatch(page))
    return [title for title in titles if title]


def _entry(row: Row) -> tuple[str, str]:
    """Title and page of one line; the page is "" where none is printed."""
    printed = _printed(row)
    return (printed[0], printed[-1]) if len(printed) > 1 else ("".join(printed), "")


def _printed(row: Row) -> list[str]:
    return [cell.text.strip() for cell in row if not cell.blank and not cell.spread]
