"""Squares as tables that other programs read: CSV, GeoJSON and GeoPackage, the same columns in each."""

from collections.abc import Sequence
from math import isnan

from counterpart.core.hotspots.answers import Answer, Column, Value
from counterpart.core.hotspots.grids import SquareGrid
from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID
from counterpart.core.hotspots.squares import Square
from counterpart.desk.presenters.hotspots import place_of
from counterpart.hotspots.counting import HotSquare
from counterpart.hotspots.models import Forecast

_HOTSPOTS = (
    Column("square", "Square"),
    Column("reference", "Reference"),
    Column("reports", "Reports"),
    Column("crimes", "Crimes"),
    Column("harm_days", "Harm (days)", 1),
    Column("before", "Before"),
    Column("gi_star", "Gi*", 2),
    Column("stands_out", "Stands out"),
)
_PATROLS = (
    Column("rank", "Rank"),
    Column("square", "Square"),
    Column("reference", "Reference"),
    Column("place", "Where"),
    Column("longitude", "Longitude", 4),
    Column("latitude", "Latitude", 4),
    Column("expected", "Expected", 2),
    Column("reason", "Why"),
)


def hotspots(found: Sequence[HotSquare], title: str, notes: Sequence[str], *, has_before: bool) -> Answer:
    """Every hot square. What is not known is empty: what came before without data of it, what stands out of no harm."""
    rows = tuple(
        (
            one.square.name,
            one.square.reference,
            one.reports,
            one.crimes,
            one.harm,
            one.trend.before if has_before else None,
            one.z,
            None if isnan(one.z) else "yes" if one.is_cluster else "no",
        )
        for one in found
    )
    return _answer(title, _HOTSPOTS, rows, [one.square for one in found], notes)


def patrols(forecast: Forecast, squares: Sequence[Square], title: str, notes: Sequence[str]) -> Answer:
    """The squares of a forecast, by rank, for those who walk them."""
    rows = tuple(
        (
            cell.rank,
            cell.cell,
            square.reference,
            place_of(square),
            *square.middle,
            cell.expected,
            cell.get_reason_display(),
        )
        for cell, square in zip(forecast.cells.all(), squares, strict=True)
    )
    return _answer(title, _PATROLS, rows, squares, notes)


def _answer(
    title: str,
    columns: tuple[Column, ...],
    rows: tuple[tuple[Value, ...], ...],
    squares: Sequence[Square],
    notes: Sequence[str],
) -> Answer:
    grid, cells = _grid_of(squares)
    return Answer(title, columns, rows, tuple(notes), grid, cells)


def _grid_of(squares: Sequence[Square]) -> tuple[SquareGrid, tuple[int, ...]]:
    """The least grid that holds squares of one side, and the cell of each."""
    if not squares:
        return SquareGrid(BRITISH_NATIONAL_GRID, 250, 0, 0, 1, 1), ()
    west, south = min(one.column for one in squares), min(one.row for one in squares)
    columns, rows = max(one.column for one in squares) - west + 1, max(one.row for one in squares) - south + 1
    grid = SquareGrid(squares[0].plane, squares[0].side, west, south, columns, rows)
    return grid, tuple((one.row - south) * columns + one.column - west for one in squares)
