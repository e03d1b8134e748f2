"""Tables of a Word document, merged cells laid out; tables inside cells follow the table that holds them."""

from collections.abc import Iterator
from typing import Any, TypeAlias

from counterpart.core.documents.model import Cell
from counterpart.core.documents.reading.blocks import Grid, Row
from counterpart.core.documents.reading.docx_text import CELL, PARAGRAPH, ROW, TABLE, W, children, text_of
from counterpart.core.documents.reading.files import MOST_CELLS
from counterpart.core.documents.reading.spans import MOST_COLUMNS

Element: TypeAlias = Any


def grids(table: Element, place: str) -> Iterator[Grid]:
    """The table, then the tables inside its cells."""
    waiting = [table]
    left = MOST_CELLS
    while waiting and left > 0:
        present = waiting.pop(0)
        rows: list[Row] = []
        headers = 0
        for number, row in enumerate(children(present, {ROW}), start=1):
            rows.append(_row(row, rows[-1] if rows else (), number))
            headers += _is_header(row) and headers == number - 1
            left -= len(rows[-1])
            waiting += [inner for cell in children(row, {CELL}) for inner in children(cell, {TABLE})]
            if left <= 0:
                break
        if rows:
            yield Grid(tuple(rows), place, headers or None)


def _row(row: Element, above: Row, number: int) -> Row:
    cells = [Cell("", number)] * min(_number(row.find(f"{W}trPr"), "gridBefore", 0), MOST_COLUMNS)
    for element in children(row, {CELL}):
        properties = element.find(f"{W}tcPr")
        across = max(1, min(_number(properties, "gridSpan", 1), MOST_COLUMNS - len(cells)))
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        if merge is not None and merge.get(f"{W}val") != "restart" and len(cells) < len(above):
            cells += [Cell(above[len(cells)].text, number, spread=True)] * across
            continue
        text = "\n\n".join(filter(None, (" ".join(text_of(part).split()) for part in children(element, {PARAGRAPH}))))
        cells += [Cell(text, number), *[Cell(text, number, spread=True)] * (across - 1)]
    return tuple(cells)


def _is_header(row: Element) -> bool:
    properties = row.find(f"{W}trPr")
    return properties is not None and properties.find(f"{W}tblHeader") is not None


def _number(properties: Element, name: str, default: int) -> int:
    found = properties.find(f"{W}{name}") if properties is not None else None
    value = (found.get(f"{W}val") or "") if found is not None else ""
    return int(value) if value.isascii() and value.isdigit() else default
