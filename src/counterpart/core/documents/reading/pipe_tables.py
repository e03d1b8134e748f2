"""Markdown's tables: cells parted by upright bars, with a line of dashes under the header."""

import re

from counterpart.core.documents.model import Cell
from counterpart.core.documents.reading.blocks import Grid, Row
from counterpart.core.documents.reading.inline import plain

_DASHES = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")


def find(lines: list[str], at: int) -> tuple[Grid, int] | None:
    """The table that begins at this line and its number of lines; None where there is none."""
    if not _BAR.search(lines[at]):
        return None
    dashed = at + 1 < len(lines) and "|" in lines[at + 1] and bool(_DASHES.fullmatch(lines[at + 1].strip()))
    if not dashed and not (_framed(lines[at]) and at + 1 < len(lines) and _framed(lines[at + 1])):
        return None
    end = at
    while end < len(lines) and lines[end].strip() and _BAR.search(lines[end]):
        end += 1
    rows = [_row(lines[index], index + 1) for index in range(at, end) if not _DASHES.fullmatch(lines[index].strip())]
    headers = 1 if dashed and any(not cell.blank for cell in rows[0]) else None
    return Grid(tuple(rows), f"line {at + 1}", headers, paged=True), end - at


def _framed(line: str) -> bool:
    return line.lstrip().startswith("|") and line.rstrip().endswith("|") and len(_BAR.findall(line)) > 2


def _row(line: str, number: int) -> Row:
    inside = line.strip()
    inside = inside[1:] if inside.startswith("|") else inside
    inside = inside[:-1] if inside.endswith("|") and not inside.endswith("\\|") else inside
    return tuple(Cell(plain(cell), number) for cell in _BAR.split(inside))
