"""Running heads, footers and page numbers, found by their coming back, and left out."""

import re
from collections import Counter
from itertools import zip_longest

from counterpart.core.documents.reading.pdf_lattice import lattices
from counterpart.core.documents.reading.pdf_lines import Line
from counterpart.core.documents.reading.pdf_page import Page

_MARGIN = 0.1
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–—]?\s*(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\s*[-–—]?", re.IGNORECASE
)
_FEWEST_PAGES = 3
_APART = 1.6  # font sizes


def without_furniture(pages: list[Page], lines: list[list[Line]]) -> list[list[Line]]:
    """The pages' lines, without those in the margins that hold only a page number or come back page after page.

    They stand at the page's edge, apart from what follows, and in no drawn table: a table's header comes back too.
    """
    edges = [_edges(page, found) for page, found in zip(pages, lines, strict=True)]
    counts = Counter(key for found in edges for key in {_key(line) for line in found})
    often = max(_FEWEST_PAGES, len(pages) // 4)
    kept = []
    for found, marginal in zip(lines, edges, strict=True):
        dropped = {id(line) for line in marginal if counts[_key(line)] >= often or _is_number(line, len(pages))}
        kept.append([line for line in found if id(line) not in dropped])
    return kept


def _edges(page: Page, lines: list[Line]) -> list[Line]:
    """The lines of the top and bottom margin, as far as white space parts them from the text."""
    drawn = lattices(page)
    found: list[Line] = []
    for side in (lines, lines[::-1]):
        marginal: list[Line] = []
        for line, following in zip_longest(side, side[1:]):
            if not _in_margin(page, line) or any(lattice.holds(line.pieces[0]) for lattice in drawn):
                break
            marginal.append(line)
            if following is None or abs(following.y - line.y) > _APART * line.size:
                found += marginal
                marginal = []
    return found


def _in_margin(page: Page, line: Line) -> bool:
    return line.y < _MARGIN * page.height or line.y > (1 - _MARGIN) * page.height


def _is_number(line: Line, pages: int) -> bool:
    return pages > 1 and len(line.pieces) == 1 and bool(_PAGE_NUMBER.fullmatch(line.text.strip()))


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.y / 4)
