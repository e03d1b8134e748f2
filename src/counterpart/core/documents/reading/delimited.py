"""Delimited files: comma, semicolon, tab or bar; title lines above, several tables, footnotes below."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from counterpart.core.documents.reading import sheets
from counterpart.core.documents.reading.blocks import Block, Row
from counterpart.core.documents.reading.files import MOST_CELLS
from counterpart.core.documents.reading.inline import plain
from counterpart.core.documents.reading.looks import is_prose

_DELIMITERS = "\t,;|"
_LOOKED_AT = 5_000
_QUOTED = re.compile(r'^"[^"\n]*",|,"[^"\n]*"(?:,|$)', re.MULTILINE)
_TOLD = re.compile(r"sep=(.)", re.IGNORECASE)


def blocks(text: str) -> Iterator[Block]:
    """The file's titles, tables and notes, each with its line."""
    told = _TOLD.fullmatch(text[:6].split("\n", 1)[0].strip())
    delimiter = told[1] if told else delimiter_of(text, named=True) or ","
    yield from sheets.blocks(_rows(text, delimiter, 1 if told else 0))


def delimiter_of(text: str, *, named: bool = False) -> str | None:
    """The character that parts fields, None if there is none: the one that rows in a row hold the same number of times.

    `named` says that the file's name claims that it is delimited; then a few such rows among titles and prose suffice.
    """
    least = 0.01 if named or _QUOTED.search(text) else 0.4
    scores = {mark: score for mark in _DELIMITERS if (score := _agreement(text, mark)) >= least}
    return max(scores, key=lambda mark: scores[mark]) if scores else None


def _agreement(text: str, delimiter: str) -> float:
    """The share of rows that have as many fields as the row before or after them, more than one, and are no prose."""
    try:
        rows = [row for _line, row in islice(_parsed(text, delimiter), _LOOKED_AT) if any(map(str.strip, row))]
    except csv.Error:
        return 0
    widths = [len(row) if len(row) > 1 and not _is_sentence(row, delimiter) else 0 for row in rows]
    agreeing = sum(width > 0 and width in around for width, around in zip(widths, _around(widths), strict=True))
    return agreeing / len(rows) if agreeing > 1 else 0


def _around(widths: list[int]) -> list[tuple[int, int]]:
    return list(zip([0, *widths[:-1]], [*widths[1:], 0], strict=True))


def _is_sentence(row: list[str], delimiter: str) -> bool:
    """Prose with commas in it: blanks follow them, and it is long."""
    return delimiter in ",;" and any(field.startswith(" ") for field in row[1:]) and is_prose(delimiter.join(row))


def _rows(text: str, delimiter: str, skipped: int) -> Iterator[Row]:
    count = 0
    for line, fields in islice(_parsed(text, delimiter), skipped, None):
        count += len(fields)
        if count > MOST_CELLS:
            raise csv.Error(f"more than {MOST_CELLS:,} cells")
        whole = [delimiter.join(fields)] if _is_sentence(fields, delimiter) else fields
        yield sheets.row_of(map(plain, whole), line)


def _parsed(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """The fields of each record, with the line on which it begins."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    begins = 1
    for fields in reader:
        yield begins, fields
        begins = reader.line_num + 1
