"""Blocks in reading order become a Document: tables named and numbered, footnotes with their table, headings kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from counterpart.core.documents.model import Cell, Document, Passage, Table
from counterpart.core.documents.reading.blocks import Block, Grid, Heading, Paragraph, Row
from counterpart.core.documents.reading.contents import chapter_names, is_contents
from counterpart.core.documents.reading.drafts import Draft, parts
from counterpart.core.documents.reading.joins import joined
from counterpart.core.documents.reading.notes import is_note_of, notes_in
from counterpart.core.documents.reading.sections import Sections
from counterpart.core.documents.reading.titles import Named, distinct, named

Flat = Heading | Paragraph | Draft


def document(file: str, blocks: Iterable[Block]) -> Document:
    """Put a report together. `file` is its name as the user gave it."""
    flat, marked, chapters = _flattened(blocks)
    sections = Sections((part for part in flat if isinstance(part, Heading)), chapters)
    book = _Book(sections, marked)
    for part in joined(flat):
        book.take(part)
    return book.closed(file)


def _flattened(blocks: Iterable[Block]) -> tuple[list[Flat], dict[int, str], list[str]]:
    """Grids taken apart, contents lists turned into lines; captions that the form marks, by draft; chapter names."""
    flat: list[Flat] = []
    marked: dict[int, str] = {}
    chapters: list[str] = []
    heading = ""
    for block in blocks:
        if not isinstance(block, Grid):
            flat.append(block)
            heading = block.text if isinstance(block, Heading) or len(block.text) < 40 else heading
            continue
        for part in parts(block):
            if isinstance(part, Draft) and is_contents(part, heading):
                chapters += chapter_names(part)
                flat += [_line_of(row, part) for row in [*part.header, *part.rows]]
                continue
            if isinstance(part, Draft):
                marked[id(part)] = block.caption
            flat.append(part)
    return flat, marked, chapters


def _line_of(row: Row, draft: Draft) -> Paragraph:
    return Paragraph(" ".join(cell.text for cell in row if not cell.blank and not cell.spread), draft.place)


@dataclass(slots=True)
class _Book:
    """Collects passages and tables, each with its place in the reading order."""

    sections: Sections
    marked: dict[int, str]
    passages: list[Passage] = field(default_factory=list)
    drafts: list[tuple[int, Draft]] = field(default_factory=list)
    paths: list[tuple[str, ...]] = field(default_factory=list)
    names: list[Named] = field(default_factory=list)
    order: int = 0
    before: Flat | None = None

    def take(self, part: Flat) -> None:
        """Take the next part of the report."""
        if isinstance(part, Draft):
            self._table(part)
            self.before = part
        elif isinstance(part, Paragraph) and isinstance(self.before, Draft) and is_note_of(self.before, part):
            self.before.notes += notes_in(part)
        else:
            self._passage(part)
            self.before = part

    def closed(self, file: str) -> Document:
        """The finished report."""
        titles = distinct(self.names, [draft for _order, draft in self.drafts], self.paths, self.sections)
        tables = [
            _table(number, order, draft, Named(name.caption, title), path)
            for number, ((order, draft), name, title, path) in enumerate(
                zip(self.drafts, self.names, titles, self.paths, strict=True), start=1
            )
        ]
        return Document(file, tuple(tables), tuple(self.passages))

    def _table(self, draft: Draft) -> None:
        above = self.before if not isinstance(self.before, Draft) else None
        path = self.sections.path()
        self.names.append(named(draft, above, path, self.marked.get(id(draft), "")))
        self.drafts.append((self._next(), draft))
        self.paths.append(path)

    def _passage(self, part: Heading | Paragraph) -> None:
        if isinstance(part, Heading):
            self.sections.enter(part)
        path = self.sections.path()
        self.passages.append(Passage(part.text, self._next(), part.place, path, isinstance(part, Heading)))

    def _next(self) -> int:
        self.order += 1
        return self.order


def _table(number: int, order: int, draft: Draft, name: Named, path: tuple[str, ...]) -> Table:
    keep = _columns(draft)
    return Table(
        number=number,
        order=order,
        title=name.title,
        caption=name.caption,
        header=tuple(tuple(cell.text for cell in _picked(row, keep)) for row in _filled(draft.header)),
        rows=tuple(_picked(row, keep) for row in draft.rows),
        place=draft.place,
        notes=tuple(draft.notes),
        section=path,
    )


def _columns(draft: Draft) -> list[int]:
    """The columns to keep: a column in which nothing at all is printed is only space."""
    rows = [*draft.header, *draft.rows]
    return [at for at in range(max(map(len, rows))) if any(at < len(row) and not row[at].blank for row in rows)]


def _picked(row: Row, keep: list[int]) -> Row:
    blank = Cell("", next((cell.line for cell in row if cell.line is not None), None))
    return tuple(row[at] if at < len(row) else blank for at in keep)


def _filled(header: list[Row]) -> list[Row]:
    """Upper header rows spread to the right over the columns below them, as merged cells do where a form has them."""
    filled: list[Row] = []
    for row, under in pairwise(header):
        cells: list[Cell] = []
        for at, cell in enumerate([*row, *[Cell("")] * (len(under) - len(row))]):
            below = at < len(under) and not under[at].blank
            over = cells[-1].text if cell.blank and below and cells and at > 1 else ""
            cells.append(Cell(over, cell.line, header=True, spread=True) if over else cell)
        filled.append(tuple(cells))
    return [*filled, *header[-1:]]
