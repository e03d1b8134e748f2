"""Fragments of a PDF page joined to the lines of text that a reader sees, parted where columns part."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from counterpart.core.documents.reading.inline import raised
from counterpart.core.documents.reading.pdf_page import Fragment, Page

_SAME_LINE = 0.25
_SMALL = 0.8
_WORD_GAP = 0.15
_COLUMN_GAP = 0.2
_COLUMN_GAP_AFTER_SPACE = 0.7
_COLUMN_GAP_WITHOUT_SPACES = 0.9

Piece = Fragment
"""Text without a column's gap in it: the same record as a fragment."""


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces on one baseline, from left to right."""

    pieces: tuple[Piece, ...]

    @property
    def y(self) -> float:
        return self.pieces[0].y

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def lines_of(pages: Iterable[Page]) -> list[list[Line]]:
    """Each page's lines from the top down."""
    found = list(pages)
    gap = _COLUMN_GAP if _writes_spaces(found) else _COLUMN_GAP_WITHOUT_SPACES
    return [_on_page(page, gap) for page in found]


def _on_page(page: Page, gap: float) -> list[Line]:
    barriers = _barriers(page)
    return [Line(tuple(_pieces(line, gap, barriers))) for line in _with_raised(_baselines(page.fragments))]


def _writes_spaces(pages: list[Page]) -> bool:
    """Say whether the file writes its spaces, or places every word by itself."""
    letters = Counter[bool]()
    for page in pages:
        for fragment in page.fragments:
            letters[" " in fragment.text.strip()] += len(fragment.text)
    return letters[True] * 5 > letters[False]


def _baselines(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda part: (part.y, part.left)):
        if lines and fragment.y - lines[-1][0].y <= _SAME_LINE * min(fragment.size, lines[-1][0].size):
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return lines


def _with_raised(lines: list[list[Fragment]]) -> list[list[Fragment]]:
    """Small raised marks put back behind the word that they stand at."""
    kept: list[list[Fragment]] = []
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else []
        stays = []
        for mark in line:
            home = next((word for word in below if _stands_at(mark, word)), None)
            if home is None:
                stays.append(mark)
            else:
                below.append(replace(mark, y=home.y, size=home.size, text=raised(mark.text)))
        if stays:
            kept.append(stays)
    return kept


def _stands_at(mark: Fragment, word: Fragment) -> bool:
    return (
        mark.size < _SMALL * word.size
        and 0 < word.y - mark.y < 0.7 * word.size
        and -0.1 * word.size < mark.left - word.right < 0.3 * word.size
    )


def _pieces(line: list[Fragment], gap: float, barriers: list[tuple[float, float, float]]) -> list[Piece]:
    pieces: list[Piece] = []
    for fragment in sorted(line, key=lambda part: part.left):
        last = pieces[-1] if pieces else None
        if last is None or _parted(last, fragment, gap, barriers):
            pieces.append(fragment)
            continue
        space = " " if fragment.left - last.right > _WORD_GAP * fragment.size else ""
        text = last.text + (space if not last.text.endswith(" ") else "") + fragment.text
        pieces[-1] = replace(last, right=max(last.right, fragment.right), text=text, bold=last.bold and fragment.bold)
    return [replace(piece, text=" ".join(piece.text.split())) for piece in pieces]


def _parted(last: Piece, fragment: Fragment, gap: float, barriers: list[tuple[float, float, float]]) -> bool:
    spaced = last.text.endswith(" ") or fragment.text.startswith(" ")
    if fragment.left - last.right > (max(gap, _COLUMN_GAP_AFTER_SPACE) if spaced else gap) * fragment.size:
        return True
    start = bisect_left(barriers, (last.right - 1,))
    end = bisect_right(barriers, (fragment.left + 1,))
    return any(top - 2 <= fragment.y <= bottom + 2 for _x, top, bottom in barriers[start:end])


def _barriers(page: Page) -> list[tuple[float, float, float]]:
    """Vertical lines, by their place from the left: no text goes across one."""
    return sorted((stroke.at, stroke.start, stroke.end) for stroke in page.down)
