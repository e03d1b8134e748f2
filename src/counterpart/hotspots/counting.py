"""Squares by what happened in them: counts and harm side by side, never added together. No database."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import isnan, nan

import numpy as np

from counterpart.core.hotspots import rules
from counterpart.core.hotspots.demand import ratio_interval
from counterpart.core.hotspots.events import Events, Floats
from counterpart.core.hotspots.getis_ord import Mask, by_chance, gi_star
from counterpart.core.hotspots.grids import SquareGrid, counts, square_grid
from counterpart.core.hotspots.squares import Square, parse
from counterpart.hotspots.looking import Seen

# Of the squares that are told as clusters, at most so many in a hundred are there by chance.
SIGNIFICANT = 0.05


@dataclass(frozen=True, slots=True)
class Trend:
    """A count against that of the same length of time before: the ends of the exact 95 % interval of their ratio."""

    now: int
    before: int
    low: float
    high: float

    @property
    def is_few(self) -> bool:
        """Whether both together are too few to conclude from."""
        return self.now + self.before < rules.load().too_few


class By(StrEnum):
    """By what squares are ranked."""

    REPORTS = "reports"
    CRIMES = "crimes"
    HARM = "harm"


@dataclass(frozen=True, slots=True)
class HotSquare:
    """One square. `reports` are events, `trend` sets them beside the span before. `z`: Gi* of what it is ranked by.

    `harm` is NaN where crimes were recorded in it and none has a weight; ranked by harm, `z` is then NaN too.
    """

    square: Square
    reports: int
    crimes: int
    harm: float
    trend: Trend
    z: float
    is_cluster: bool

    def value(self, by: By) -> float:
        """What it is ranked by; unknown harm comes last."""
        found = float(getattr(self, by))
        return 0.0 if isnan(found) else found


def squares(seen: Seen, side: int, by: By) -> list[HotSquare]:
    """Every square with an event, the most first; of equal ones the one with more events, then the westernmost."""
    x, y = (np.concatenate([part, known]) for part, known in zip(seen.places, (seen.now.x, seen.now.y), strict=True))
    if not len(x):
        return []
    grid = square_grid(seen.now.plane, x, y, side, margin=1)
    cell, cell_before = grid.cell_of(seen.now.x, seen.now.y), grid.cell_of(seen.before.x, seen.before.y)
    columns = {
        By.REPORTS: counts(grid, cell),
        By.CRIMES: counts(grid, cell, seen.crimes),
        By.HARM: counts(grid, cell, np.nan_to_num(seen.now.harm)),
    }
    is_known = (columns[By.CRIMES] == 0) | (counts(grid, cell, np.isfinite(seen.now.harm).astype(np.float64)) > 0)
    inside = np.zeros(len(grid), dtype=np.bool_)
    inside[grid.cell_of(x, y)] = True
    held, known = columns[by].reshape(grid.shape), inside.reshape(grid.shape)
    z, p = gi_star(held, inside=known).ravel(), by_chance(held, inside=known).ravel()
    if by is By.HARM:
        z, p = np.where(is_known, z, nan), np.where(is_known, p, 1.0)
    trends = trends_of(columns[By.REPORTS], counts(grid, cell_before))
    found = [
        _square(
            grid, place, columns, bool(is_known[place]), trends[place], float(z[place]), bool(p[place] <= SIGNIFICANT)
        )
        for place in np.flatnonzero(columns[By.REPORTS] > 0).tolist()
    ]
    return sorted(found, key=lambda one: (-one.value(by), -one.reports, one.square))


def inside(events: Events, cells: Sequence[Square]) -> Mask:
    """Which events lie in any of these squares, which are of one side."""
    if not cells:
        return np.zeros(len(events), dtype=np.bool_)
    side = cells[0].side
    wanted = np.array([(square.column, square.row) for square in cells], dtype=np.int64)
    at = np.column_stack([np.floor(events.x / side), np.floor(events.y / side)]).astype(np.int64)
    return np.asarray(np.isin(_keys(at), _keys(wanted)))


def trends_of(now: Floats, before: Floats) -> list[Trend]:
    """The trend of each pair of counts."""
    pairs = now.astype(np.int64), before.astype(np.int64)
    low, high = ratio_interval(*pairs)
    columns = (pairs[0].tolist(), pairs[1].tolist(), low.tolist(), high.tolist())
    return [Trend(*row) for row in zip(*columns, strict=True)]


def _square(
    grid: SquareGrid,
    place: int,
    columns: dict[By, Floats],
    is_known: bool,
    trend: Trend,
    z: float,
    is_cluster: bool,
) -> HotSquare:
    return HotSquare(
        square=parse(grid.name(place)),
        reports=trend.now,
        crimes=int(columns[By.CRIMES][place]),
        harm=float(columns[By.HARM][place]) if is_known else nan,
        trend=trend,
        z=z,
        is_cluster=is_cluster,
    )


def _keys(cells: "np.ndarray[tuple[int, int], np.dtype[np.int64]]") -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return cells[:, 0] * 10_000_000 + cells[:, 1]
