"""Tables on a PDF page without cell lines: columns by the white between them, rows by the space between lines."""

from collections import Counter
from collections.abc import Sequence

from counterpart.core.documents.model import Cell
from counterpart.core.documents.reading import pdf_rows
from counterpart.core.documents.reading.blocks import Row
from counterpart.core.documents.reading.pdf_cells import joined
from counterpart.core.documents.reading.pdf_lines import Line, Piece
from counterpart.core.documents.reading.pdf_rows import LOOSE, Span, values

_FARTHEST = 3.2
_FEWEST_LINES = 2
_TIGHT = 0.8

Placed = dict[int, list[Piece]]


def tables_in(lines: Sequence[Line]) -> list[tuple[int, int]]:
    """Where tables stand among the lines: the first line of each and the one after its last."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(lines):
        if len(lines[at].pieces) > 1 and values(lines[at]):
            start, end = _around(lines, at, found[-1][1] if found else 0)
            if sum(bool(values(line)) for line in lines[start:end]) and end - start >= _FEWEST_LINES:
                found.append((start, end))
                at = end
        at += 1
    return found


def _around(lines: Sequence[Line], core: int, floor: int) -> tuple[int, int]:
    """A table grown from one line of values, down and then up, over lines that fit its columns."""
    end = core + 1
    columns = columns_of(lines[core:end])
    while end < len(lines) and _near(lines[end - 1], lines[end], _FARTHEST) and _fits(lines[end], columns):
        end += 1
        if len(lines[end - 1].pieces) > 1:
            columns = columns_of(lines[core:end])
    while end > core + 1 and len(lines[end - 1].pieces) == 1 and not _belongs(lines[core:end], lines[end - 1]):
        end -= 1
    start = _grown_up(lines, core, end, floor)
    columns = columns_of(lines[start:end])
    while start < core and _only_label(lines[start], columns) and not _near(lines[start], lines[start + 1], _TIGHT):
        start += 1
    return start, end


def _grown_up(lines: Sequence[Line], core: int, end: int, floor: int) -> int:
    """The header stands above, its lines close to each other; once, a wider space parts it from the first row."""
    start, stepped = core, False
    while start > floor:
        above, columns = lines[start - 1], columns_of(lines[start:end])
        if not _fits(above, columns):
            break
        if not _near(above, lines[start], LOOSE):
            labels = all(_only_label(line, columns) for line in lines[start:core])
            wide = len(above.pieces) > 1 or (not stepped and (labels or _tops(lines, start - 1, floor)))
            if not wide or not _near(above, lines[start], _FARTHEST):
                break
            stepped = True
        start -= 1
    return start


def _tops(lines: Sequence[Line], at: int, floor: int) -> bool:
    """Say whether close above a lone piece stand lines of several: the foot of a tall header."""
    while at > floor and _near(lines[at - 1], lines[at], LOOSE):
        at -= 1
        if len(lines[at].pieces) > 1:
            return True
    return False


def _near(above: Line, line: Line, most: float) -> bool:
    return line.y - above.y <= most * max(line.size, above.size)


def _fits(line: Line, columns: Sequence[Span]) -> bool:
    """Say whether a line can belong to a table with these columns: no prose runs across them."""
    if len(line.pieces) > 1:
        left, right = min(line.pieces[0].left, columns[0][0]), max(line.pieces[-1].right, columns[-1][1])
        return line.pieces[0].right - line.pieces[0].left < 0.8 * (right - left)
    piece = line.pieces[0]
    if piece.left < columns[0][1]:
        return len(columns) > 1 and piece.right <= columns[1][0]
    return piece.left >= columns[-1][0] - 1 or piece.right <= columns[-1][1] + 2 * piece.size


def _only_label(line: Line, columns: Sequence[Span]) -> bool:
    return len(line.pieces) == 1 and line.pieces[0].left < columns[0][1]


def rows_of(lines: Sequence[Line], rules: Sequence[float]) -> list[Row]:
    """The table's rows. `rules` are the heights of horizontal lines drawn across it."""
    columns = columns_of(lines)
    return [_row(taken, columns) for taken in pdf_rows.split(lines, rules, columns)]


def columns_of(lines: Sequence[Line]) -> list[Span]:
    """The columns' left and right ends, from lines that hold values and are not merged across columns."""
    valued = [line for line in lines if values(line)] or list(lines)
    usual = Counter(len(line.pieces) for line in valued).most_common(1)[0][0]
    spans = [(piece.left, piece.right) for line in valued if len(line.pieces) >= usual for piece in line.pieces]
    columns = _merged(spans)
    others = sorted((piece.left, piece.right) for line in lines for piece in line.pieces)
    free = _merged([span for span in others if not any(_overlap(span, column) > 0 for column in columns)])
    for span in free:
        columns = _with(span, columns, lines)
    return columns


def _with(span: Span, columns: list[Span], lines: Sequence[Line]) -> list[Span]:
    """A span beside the columns: a heading set to the left over figures set to the right, or a column of its own."""
    right = next((column for column in columns if column[0] >= span[1]), None)
    first = all(span[0] <= column[0] for column in columns)
    if right is None or first or any(_in_both(line, span, right) for line in lines):
        return sorted([*columns, span])
    return sorted([*(column for column in columns if column != right), (span[0], right[1])])


def _in_both(line: Line, one: Span, other: Span) -> bool:
    """Say whether two pieces of a line stand in the one and in the other."""
    spans = [(piece.left, piece.right) for piece in line.pieces]
    ones, others = ([at for at, span in enumerate(spans) if _overlap(span, place) > 0] for place in (one, other))
    return any(at != beside for at in ones for beside in others)


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for left, right in sorted(spans):
        if merged and left < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(right, merged[-1][1]))
        else:
            merged.append((left, right))
    return merged


def _overlap(one: Span, other: Span) -> float:
    return min(one[1], other[1]) - max(one[0], other[0])


def _belongs(lines: Sequence[Line], line: Line) -> bool:
    """A last line of one piece is the rest of a wrapped cell: close to the line above, and inside a column."""
    columns = columns_of(lines[:-1])
    piece = line.pieces[0]
    inside = sum(_overlap((piece.left, piece.right), column) > 0 for column in columns) == 1
    return inside and len(lines) > 1 and _near(lines[-2], line, LOOSE) and len(piece.text.split()) < 12


def _row(lines: list[Line], columns: list[Span]) -> Row:
    placed: Placed = {}
    reach: dict[int, int] = {}
    for line in lines:
        for piece in line.pieces:
            first, last = _columns_of(piece, columns)
            placed.setdefault(first, []).append(piece)
            reach[first] = max(last, reach.get(first, first))
    cells: list[Cell] = []
    for column in range(len(columns)):
        if column in placed or column >= len(cells):
            text = joined(placed.get(column, []))
            over = max((at for at, end in reach.items() if at < column <= end), default=None)
            if over is not None and not text:
                cells.append(Cell(joined(placed[over]), spread=True))
                continue
            cells.append(Cell(text))
    return tuple(cells)


def _columns_of(piece: Piece, columns: list[Span]) -> tuple[int, int]:
    """The first and last column that a piece stands in."""
    span = (piece.left, piece.right)
    touched = [at for at, column in enumerate(columns) if _overlap(span, column) > 0]
    if not touched:
        near = min(range(len(columns)), key=lambda at: -_overlap(span, columns[at]))
        return near, near
    return touched[0], touched[-1]
