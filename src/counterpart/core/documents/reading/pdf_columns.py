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

Placed = dict[int, list[Piece]]


def table_at(lines: Sequence[Line], start: int) -> int:
    """How many lines from `start` on make a table; 0 where none begins."""
    if len(lines[start].pieces) < 2 and not _leads(lines, start):
        return 0
    end = start + 1
    while end < len(lines) and _goes_on(lines, start, end):
        end += 1
    taken = lines[start:end]
    valued = [line for line in taken if values(line)]
    several = [line for line in taken if len(line.pieces) > 1]
    if len(several) < _FEWEST_LINES or not valued or len(columns_of(taken)) < 2:
        return 0
    while end > start and len(lines[end - 1].pieces) == 1 and not _belongs(lines[start:end], lines[end - 1]):
        end -= 1
    return end - start


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
    free = [span for span in others if not any(_overlap(span, column) > 0 for column in columns)]
    return sorted([*columns, *_merged(free)])


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


def _leads(lines: Sequence[Line], start: int) -> bool:
    """A header's first line may hold one piece; it stands apart from the left edge, and more follow at once."""
    piece = lines[start].pieces[0]
    following = [line for line in lines[start + 1 : start + 4] if line.y - lines[start].y < _FARTHEST * line.size]
    several = [line for line in following if len(line.pieces) > 1]
    edge = min((line.pieces[0].left for line in several), default=piece.left)
    return len(several) > 1 and piece.left > edge + 3 * piece.size and len(piece.text.split()) < 8


def _goes_on(lines: Sequence[Line], start: int, at: int) -> bool:
    line, above = lines[at], lines[at - 1]
    if line.y - above.y > _FARTHEST * max(line.size, above.size):
        return False
    if len(line.pieces) > 1:
        return True
    several = [other for other in lines[start:at] if len(other.pieces) > 1]
    edges = [other.pieces[1].left for other in several]
    piece = line.pieces[0]
    if piece.right < min(edges, default=piece.right) or (edges and piece.left >= min(edges) - 1):
        return any(len(other.pieces) > 1 for other in lines[at + 1 : at + 4]) or _hangs(line, above)
    return False


def _hangs(line: Line, above: Line) -> bool:
    return line.y - above.y < LOOSE * line.size


def _belongs(lines: Sequence[Line], line: Line) -> bool:
    """A last line of one piece is the rest of a wrapped cell: close to the line above, and inside a column."""
    columns = columns_of(lines[:-1])
    piece = line.pieces[0]
    inside = sum(_overlap((piece.left, piece.right), column) > 0 for column in columns) == 1
    return inside and len(lines) > 1 and _hangs(line, lines[-2]) and len(piece.text.split()) < 12


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
