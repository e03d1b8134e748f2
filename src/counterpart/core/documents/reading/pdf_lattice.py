"""Tables on a PDF page whose cells are drawn with lines around them."""

from collections.abc import Iterable
from dataclasses import dataclass

from counterpart.core.documents.model import Cell
from counterpart.core.documents.reading.blocks import Row
from counterpart.core.documents.reading.pdf_cells import joined
from counterpart.core.documents.reading.pdf_lines import Line, Piece
from counterpart.core.documents.reading.pdf_page import Page, Stroke

_NEAR = 2.0
_MOST_LINES = 600
_FEWEST_CELLS = 3


@dataclass(frozen=True, slots=True)
class Lattice:
    """A drawn table: its vertical and horizontal lines, and the places where they stand."""

    across: list[Stroke]
    down: list[Stroke]
    xs: list[float]
    ys: list[float]

    def holds(self, piece: Piece) -> bool:
        """Say whether the piece lies inside."""
        middle = (piece.left + piece.right) / 2
        return self.xs[0] <= middle <= self.xs[-1] and self.ys[0] <= piece.y - piece.size / 4 <= self.ys[-1]


def lattices(page: Page) -> list[Lattice]:
    """The drawn tables of a page, from the top down: two columns and two rows at least."""
    across, down = _joined_strokes(page.across), _joined_strokes(page.down)
    if len(across) > _MOST_LINES or len(down) > _MOST_LINES:
        return []  # a drawing, no table
    groups = _touching(across, down)
    found = [Lattice(flat, upright, _places(upright, flat), _places(flat, upright)) for flat, upright in groups]
    return sorted((one for one in found if len(one.xs) > 2 and len(one.ys) > 2), key=lambda lattice: lattice.ys[0])


def rows_of(lattice: Lattice, lines: Iterable[Line]) -> list[Row]:
    """The table's rows; a cell without a line to its neighbour is one cell with it. Empty where little is printed."""
    xs, ys = lattice.xs, lattice.ys
    held: dict[tuple[int, int], list[Piece]] = {}
    for line in lines:
        for piece in line.pieces:
            row, column = _slot(ys, piece.y - piece.size / 4), _slot(xs, (piece.left + piece.right) / 2)
            held.setdefault((row, column), []).append(piece)
    if len(held) < _FEWEST_CELLS:
        return []
    owner = _owners(lattice, xs, ys)
    texts: dict[tuple[int, int], list[Piece]] = {}
    for place, pieces in held.items():
        texts.setdefault(owner[place], []).extend(pieces)
    return [
        tuple(_cell(texts, owner[row, column], (row, column)) for column in range(len(xs) - 1))
        for row in range(len(ys) - 1)
    ]


def _cell(texts: dict[tuple[int, int], list[Piece]], owner: tuple[int, int], place: tuple[int, int]) -> Cell:
    text = joined(texts.get(owner, []))
    return Cell(text, spread=owner != place and bool(text))


def _owners(lattice: Lattice, xs: list[float], ys: list[float]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each place of the grid the place whose cell reaches to it: to the left first, then above."""
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            across, down = (xs[column] + xs[column + 1]) / 2, (ys[row] + ys[row + 1]) / 2
            if column and not _crossed(lattice.down, xs[column], down):
                owner[row, column] = owner[row, column - 1]
            elif row and not _crossed(lattice.across, ys[row], across):
                owner[row, column] = owner[row - 1, column]
            else:
                owner[row, column] = (row, column)
    return owner


def _crossed(strokes: list[Stroke], at: float, other: float) -> bool:
    return any(abs(stroke.at - at) <= _NEAR and stroke.start - 1 <= other <= stroke.end + 1 for stroke in strokes)


def _slot(places: list[float], at: float) -> int:
    return next((number for number, end in enumerate(places[1:]) if at <= end), len(places) - 2)


def _joined_strokes(strokes: list[Stroke]) -> list[Stroke]:
    """Strokes on one line that touch or overlap, as one."""
    joined_: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda stroke: (round(stroke.at / _NEAR), stroke.start)):
        last = joined_[-1] if joined_ else None
        if last and abs(last.at - stroke.at) <= _NEAR and last.start - _NEAR <= stroke.start <= last.end + _NEAR:
            joined_[-1] = Stroke(last.at, min(last.start, stroke.start), max(last.end, stroke.end))
        else:
            joined_.append(stroke)
    return joined_


def _touching(across: list[Stroke], down: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """Groups of lines that cross or touch each other."""
    groups: list[tuple[list[Stroke], list[Stroke]]] = []
    left = set(range(len(down)))
    remaining = list(range(len(across)))
    while remaining:
        group_across, group_down = [remaining.pop(0)], list[int]()
        waiting = list(group_across)
        while waiting:
            flat = across[waiting.pop()]
            crossing = [number for number in left if _meet(flat, down[number])]
            left -= set(crossing)
            group_down += crossing
            more = [other for other in remaining if any(_meet(across[other], down[number]) for number in crossing)]
            remaining = [other for other in remaining if other not in more]
            group_across += more
            waiting += more
        groups.append(([across[number] for number in group_across], [down[number] for number in group_down]))
    return groups


def _meet(flat: Stroke, upright: Stroke) -> bool:
    return (
        flat.start - _NEAR <= upright.at <= flat.end + _NEAR and upright.start - _NEAR <= flat.at <= upright.end + _NEAR
    )


def _places(strokes: list[Stroke], crossing: list[Stroke]) -> list[float]:
    """The places of lines, near ones as one; and where the lines across them end, for a table open at its edge."""
    ends = [end for stroke in crossing for end in (stroke.start, stroke.end)]
    outer = [min(ends), max(ends)] if ends else []
    places: list[float] = []
    for at in sorted([*(stroke.at for stroke in strokes), *outer]):
        if not places or at - places[-1] > 2 * _NEAR:
            places.append(at)
    return places
