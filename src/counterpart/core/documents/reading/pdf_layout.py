"""One PDF page as blocks: tables first, then what stands between them as headings and paragraphs."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from counterpart.core.documents.reading import pdf_columns, pdf_lattice
from counterpart.core.documents.reading.blocks import Block, Heading, Paragraph
from counterpart.core.documents.reading.pdf_cells import joined
from counterpart.core.documents.reading.pdf_joins import OnPage
from counterpart.core.documents.reading.pdf_lines import Line
from counterpart.core.documents.reading.pdf_page import Page

_BULLET = re.compile(r"([•▪●◦‣∙·\-–]|\(?\d{1,2}[.)])\s+(?=\S)")
_PARAGRAPH_GAP = 1.5
_LONGEST_HEADING = 200
_LARGER = 1.12


@dataclass(frozen=True, slots=True)
class Layout:
    """What the whole document has in common: the size of its text, and the sizes of its headings, largest first."""

    body: float
    headings: tuple[float, ...]

    @classmethod
    def of(cls, pages: Iterable[list[Line]]) -> "Layout":
        """Measure all lines: the size that most letters have is the body's."""
        letters: Counter[float] = Counter()
        for line in (line for page in pages for line in page):
            letters[round(line.size, 1)] += len(line.text)
        body = letters.most_common(1)[0][0] if letters else 10.0
        return cls(body, tuple(sorted((size for size in letters if size > _LARGER * body), reverse=True)))

    def level(self, line: Line) -> int:
        """The heading level of a line, 0 for text: by size, or bold and short and alone."""
        if len(line.text) > _LONGEST_HEADING or len(line.pieces) > 1:
            return 0
        size = round(line.size, 1)
        if size in self.headings:
            return min(self.headings.index(size) + 1, 6)
        bold = line.pieces[0].bold and len(line.text.split()) < 16 and not line.text.rstrip().endswith((".", ":", ","))
        return min(len(self.headings) + 1, 6) if bold else 0


def page_blocks(page: Page, lines: list[Line], layout: Layout) -> Iterator[Block | OnPage]:
    """The page's parts from the top down."""
    place = f"page {page.number}"
    prose: list[Line] = []
    for part in _parts(page, lines):
        if isinstance(part, Line):
            prose.append(part)
            continue
        yield from _prose(prose, layout, place)
        prose = []
        yield part
    yield from _prose(prose, layout, place)


def _parts(page: Page, lines: list[Line]) -> Iterator[Line | OnPage]:
    """Lines of prose and whole tables, in order."""
    place = f"page {page.number}"
    drawn: list[tuple[float, OnPage]] = []
    for lattice in pdf_lattice.lattices(page):
        inside = [Line(kept) for line in lines if (kept := tuple(p for p in line.pieces if lattice.holds(p)))]
        rows = pdf_lattice.rows_of(lattice, inside)
        if not rows:
            continue
        columns = tuple(pairwise(lattice.xs))
        drawn.append((lattice.ys[0], OnPage(tuple(rows), place, columns)))
        outside = (tuple(p for p in line.pieces if not lattice.holds(p)) for line in lines)
        lines = [Line(pieces) for pieces in outside if pieces]
    for top, table in [*drawn, (page.height + 1, None)]:
        yield from _between([line for line in lines if line.y < top], page, place)
        lines = [line for line in lines if line.y >= top]
        if table:
            yield table


def _between(lines: list[Line], page: Page, place: str) -> Iterator[Line | OnPage]:
    """Lines that stand in no drawn table, with the tables that white space sets among them."""
    at = 0
    for start, end in pdf_columns.tables_in(lines):
        yield from lines[at:start]
        taken = lines[start:end]
        rows = pdf_columns.rows_of(taken, _rules(page, taken))
        yield OnPage(tuple(rows), place, tuple(pdf_columns.columns_of(taken)))
        at = end
    yield from lines[at:]


def _rules(page: Page, lines: list[Line]) -> list[float]:
    """The heights of lines drawn across most of a table."""
    left = min(piece.left for line in lines for piece in line.pieces)
    right = max(piece.right for line in lines for piece in line.pieces)
    covered: defaultdict[float, float] = defaultdict(float)
    for stroke in page.across:
        covered[round(stroke.at * 2) / 2] += max(0.0, min(right, stroke.end) - max(left, stroke.start))
    return sorted(at for at, length in covered.items() if length > (right - left) / 2)


def _prose(lines: list[Line], layout: Layout, place: str) -> Iterator[Block]:
    held: list[Line] = []
    for line in lines:
        if held and not _goes_on(held[-1], line, layout):
            yield _block(held, layout, place)
            held = []
        held.append(line)
    if held:
        yield _block(held, layout, place)


def _goes_on(above: Line, line: Line, layout: Layout) -> bool:
    if layout.level(above) != layout.level(line) or _BULLET.match(line.text):
        return False
    return line.y - above.y < _PARAGRAPH_GAP * max(line.size, above.size) and abs(line.size - above.size) < 1


def _block(lines: list[Line], layout: Layout, place: str) -> Block:
    text = joined(piece for line in lines for piece in line.pieces)
    if level := layout.level(lines[0]):
        return Heading(text, level, place)
    if bullet := _BULLET.match(text):
        return Paragraph(text[bullet.end() :], place, bullet[1])
    return Paragraph(text, place)
