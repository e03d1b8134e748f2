"""Tables that run on over the end of a PDF page, put together again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from counterpart.core.documents.model import Cell
from counterpart.core.documents.reading.blocks import Block, Grid, Row
from counterpart.core.documents.reading.drafts import is_header
from counterpart.core.documents.reading.looks import is_gap, is_value

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class OnPage:
    """A table of one page, with the left and right ends of its columns."""

    rows: tuple[Row, ...]
    place: str
    columns: tuple[Span, ...]


def whole(parts: Iterable[Block | OnPage]) -> Iterator[Block]:
    """The blocks of all pages, tables of the same columns with nothing between them as one."""
    held: OnPage | None = None
    for part in parts:
        if held is not None and isinstance(part, OnPage) and _runs_on(held, part):
            held = _together(held, part)
            continue
        if held is not None:
            yield Grid(held.rows, held.place, paged=True)
        held = part if isinstance(part, OnPage) else None
        if not isinstance(part, OnPage):
            yield part
    if held is not None:
        yield Grid(held.rows, held.place, paged=True)


def _runs_on(first: OnPage, second: OnPage) -> bool:
    if first.place == second.place or len(first.columns) != len(second.columns):
        return False
    if any(min(a[1], b[1]) <= max(a[0], b[0]) for a, b in zip(first.columns, second.columns, strict=True)):
        return False
    rest = second.rows[_repeated(first.rows, second.rows) :]
    if not rest or _labels(first.rows) & _labels(rest):
        return False
    if len(rest) < len(second.rows) or _torn(first.rows[-1], rest[0]):
        return True
    return not is_header(rest[0]) or len(rest) == 1


def _together(first: OnPage, second: OnPage) -> OnPage:
    rest = second.rows[_repeated(first.rows, second.rows) :]
    rows = first.rows
    if _torn(rows[-1], rest[0]):
        pairs = zip_longest(rows[-1], rest[0], fillvalue=Cell(""))
        mended = tuple(replace(one, text=f"{one.text} {other.text}".strip()) for one, other in pairs)
        rows, rest = (*rows[:-1], mended), rest[1:]
    return OnPage((*rows, *rest), first.place, first.columns)


def _repeated(first: tuple[Row, ...], second: tuple[Row, ...]) -> int:
    """How many rows at the top of the second table repeat the top of the first: its header."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if [cell.text for cell in one] != [cell.text for cell in other]:
            break
        count += 1
    return count


def _torn(upper: Row, lower: Row) -> bool:
    """Say whether these are halves of one row: its values stand in one of them, its words go on in the other."""
    if not any(not one.blank and not other.blank for one, other in zip(upper, lower, strict=False)):
        return True
    if _has_values(upper) and _has_values(lower):
        return False
    pairs = [(one.text, other.text) for one, other in zip(upper, lower, strict=False) if not other.blank]
    goes_on = all(not above or _unfinished(above, below) for above, below in pairs)
    return bool(pairs) and goes_on and (any(above for above, _below in pairs) or upper[0].blank or lower[0].blank)


def _unfinished(above: str, below: str) -> bool:
    """Text that stops in the middle: what follows begins small, or with a mark, a bracket or a figure in words."""
    ends = above.rstrip().casefold().endswith(("&", "and", "of", "the", "to", "for", "-", ",", "/", "("))
    return ends or not below[:1].isupper()


def _has_values(row: Row) -> bool:
    return any(is_value(cell.text) or is_gap(cell.text) for cell in row[1:])


def _labels(rows: Iterable[Row]) -> set[str]:
    return {row[0].text for row in rows if not row[0].blank and _has_values(row)}
