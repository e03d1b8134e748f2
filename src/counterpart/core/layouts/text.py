"""A statement for a terminal: tables that fit its width, notes and coverage below.

Where a table cannot fit even with every cell wrapped, its rows are written as lists, a figure to a line.
"""

import textwrap
from collections.abc import Iterator

from counterpart.core.layouts.arrange import printed
from counterpart.core.layouts.grid import Grid, fits, grid_lines
from counterpart.core.layouts.printed import Cell, ColumnKind, Note, PrintedRow, PrintedStatement, PrintedTable, Section
from counterpart.core.measures.model import Statement

WIDTH = 100


def write(statement: Statement, width: int = WIDTH) -> str:
    """The whole statement, no line longer than `width` where its words allow."""
    return "\n".join(_lines(printed(statement), width)) + "\n"


def _lines(page: PrintedStatement, width: int) -> Iterator[str]:
    yield from _wrapped(page.title, width)
    yield page.subtitle
    for section in page.sections:
        yield from _section(section, width)
    yield from _listed("Notes", [f"{_mark(note)} {note.text}" for note in page.notes], width)
    yield from _listed("About these figures", page.about, width)
    yield from _listed("Coverage", page.coverage, width)
    yield from _listed("Calculated from", [f"{name}  sha256 {digest[:16]}" for name, digest in page.inputs], width)


def _section(section: Section, width: int) -> Iterator[str]:
    for table in section.tables:
        yield ""
        yield from _wrapped(table.caption, width)
        yield from _table(table, width)
    if section.comment:
        yield ""
        for paragraph in section.comment.splitlines():
            yield from _wrapped(paragraph, width)


def _table(table: PrintedTable, width: int) -> Iterator[str]:
    if not table.has_figures:
        marks = " ".join(map(_mark, table.notes))
        yield from _wrapped(f"No figure can be given here. {marks}".strip(), width)
        return
    # One comparator at least, or the figures would stand alone.
    for count in range(table.comparators, min(1, table.comparators) - 1, -1):
        grid = _grid(table, count)
        if fits(grid, width):
            yield from grid_lines(grid, width)
            yield from _left_out(table, count, width)
            return
    yield from _as_lists(_grid(table, table.comparators), width)


def _grid(table: PrintedTable, comparators: int) -> Grid:
    """The table with its first comparators; the priority is left out, for the caption names it."""
    lead = [at for at, column in enumerate(table.columns) if column.is_label or column.kind is ColumnKind.CURRENT]
    values = [at for at, column in enumerate(table.columns) if column.kind is ColumnKind.VALUE]
    differences = [at for at, column in enumerate(table.columns) if column.kind is ColumnKind.DIFFERENCE]
    shown = [at for at in lead if table.columns[at].kind is not ColumnKind.PRIORITY]
    shown += [*values[:comparators], *differences[:comparators]]
    return Grid(
        heads=tuple(table.columns[at].head for at in shown),
        rows=tuple(_texts(row, shown) for row in table.rows),
        right=tuple(not table.columns[at].is_label for at in shown),
    )


def _left_out(table: PrintedTable, count: int, width: int) -> Iterator[str]:
    values = [column.title for column in table.columns if column.kind is ColumnKind.VALUE]
    if values[count:]:
        yield from _wrapped(f"Left out for want of room (--format csv has them): {', '.join(values[count:])}.", width)


def _texts(row: PrintedRow, shown: list[int]) -> tuple[str, ...]:
    texts = [_text(cell) for cell in row.cells]
    return tuple(texts[at] for at in shown if at < len(texts))


def _text(cell: Cell) -> str:
    # A label that reaches down over several rows is printed once.
    return " ".join([cell.text, *map(_mark, cell.notes)]).strip() if cell.rows else ""


def _mark(note: Note) -> str:
    """Shorter than in print: a terminal is narrow."""
    return f"[{note.number}]"


def _as_lists(grid: Grid, width: int) -> Iterator[str]:
    for row in grid.rows:
        for head, text in zip(grid.heads, row, strict=False):
            if text:
                yield from _wrapped(f"{head}: {text}", width, indent="" if head == grid.heads[0] else "  ")


def _listed(title: str, items: tuple[str, ...] | list[str], width: int) -> Iterator[str]:
    if items:
        yield ""
        yield title
        for item in items:
            yield from _wrapped(item, width, indent="  ")


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    ) or [""]
