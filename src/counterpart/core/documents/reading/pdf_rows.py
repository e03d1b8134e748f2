"""Which lines of a PDF table make one row: by lines drawn between rows, by space, or by where values stand."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median_low

from counterpart.core.documents.reading.looks import is_gap, is_value
from counterpart.core.documents.reading.pdf_lines import Line, Piece

LOOSE = 1.4  # lines further apart than this many font sizes belong to different rows
_LOOSER = 1.12  # and lines this much further apart than lines of one cell
_TIGHT = 0.8  # lines nearer than this stand in different cells of one row
_MOST = 0.6

Span = tuple[float, float]


def split(lines: Sequence[Line], rules: Sequence[float], columns: Sequence[Span]) -> list[list[Line]]:
    """The lines of each row, from the top down."""
    ruled = _groups(lines, lambda above, line: any(above.y < rule < line.y for rule in rules))
    farthest = _farthest(lines)
    spaced = _groups(lines, lambda above, line: line.y - above.y > farthest * max(line.size, above.size))
    wanted = _MOST * _rows_of_values(lines, columns)
    rows: list[list[Line]] = []
    for group in ruled:
        if len(spaced) > 1 and len(spaced) >= wanted:
            rows += _groups(group, lambda above, line: line.y - above.y > farthest * max(line.size, above.size))
        elif len(ruled) > 2 and len(ruled) >= wanted:
            rows.append(group)
        else:
            rows += _by_values(group, columns)
    return rows


def values(line: Line) -> list[Piece]:
    """Values apart from the first piece; alone, a value is no more than a number in prose."""
    return [piece for piece in line.pieces[1:] if is_value(piece.text) or is_gap(piece.text)]


def _groups(lines: Sequence[Line], parted: Callable[[Line, Line], bool]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in lines:
        if groups and not parted(groups[-1][-1], line):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _farthest(lines: Sequence[Line]) -> float:
    """How far apart, in font sizes, lines of one cell can be: a little more than the nearest lines are."""
    gaps = [(line.y - above.y) / max(line.size, above.size) for above, line in pairwise(lines)]
    nearest = min((gap for gap in gaps if gap >= _TIGHT), default=LOOSE)
    return min(LOOSE, _LOOSER * nearest)


def _rows_of_values(lines: Sequence[Line], columns: Sequence[Span]) -> float:
    """About how many rows hold values: as many as the usual column has."""
    pieces = [piece for line in lines for piece in values(line)]
    counts = [sum(_in(piece, column) for piece in pieces) for column in columns]
    return median_low([count for count in counts if count] or [0])


def _by_values(lines: Sequence[Line], columns: Sequence[Span]) -> list[list[Line]]:
    """Lines set solid: all above the first values are header; after that each line of values is a row."""
    limits = [_limit(lines, column) for column in columns]
    rows: list[list[Line]] = []
    loose: list[list[Line]] = []  # lines without values that may open the next row, or be a row of their own
    for line in lines:
        last = loose[-1] if loose else rows[-1] if rows else None
        close = last is not None and not loose and line.y - last[-1].y < _TIGHT * line.size
        if last is not None and (close or (not values(line) and _wrapped(last[-1], line, columns, limits))):
            last.append(line)
        elif values(line):
            rows += _above(loose, line, first=not rows)
            loose = []
        else:
            loose.append([line])
    return [*rows, *loose]


def _above(loose: list[list[Line]], line: Line, *, first: bool) -> list[list[Line]]:
    """What stood over a line of values: a header, the start of its own label, or a group's name."""
    if first:
        header = [other for group in loose for other in group]
        return [header, [line]] if header else [[line]]
    own = bool(loose) and line.pieces[0].text[:1].islower()
    if own or (loose and line.y - loose[-1][-1].y < _TIGHT * line.size):
        return [*loose[:-1], [*loose[-1], line]]
    return [*loose, [line]]


def _limit(lines: Sequence[Line], column: Span) -> float:
    """How far to the right text of a column reaches."""
    return max((piece.right for line in lines for piece in line.pieces if _in(piece, column)), default=column[1])


def _in(piece: Piece, column: Span) -> bool:
    return column[0] - 1 <= piece.left <= column[1]


def _wrapped(above: Line, line: Line, columns: Sequence[Span], limits: Sequence[float]) -> bool:
    """Every piece goes on with the text above it: its first word had no room there, or it begins small."""
    return all(_goes_on(above, piece, columns, limits) for piece in line.pieces)


def _goes_on(above: Line, piece: Piece, columns: Sequence[Span], limits: Sequence[float]) -> bool:
    at = next((number for number, column in enumerate(columns) if _in(piece, column)), 0)
    over = next((other for other in above.pieces if _in(other, columns[at])), None)
    if over is None:
        return piece.text[:1].islower()
    first_word = piece.text.split(maxsplit=1)[0]
    width = (piece.right - piece.left) * len(first_word) / len(piece.text)
    no_room = over.right + 0.25 * piece.size + width > limits[at] + 0.1 * piece.size
    return no_room or (piece.text[:1].islower() and at == 0)
