"""How right a map was: what share of the events lay in the cells that it flagged, and whether that beats chance.

Cells with the same value tie. A score then counts what a fair draw among them would find on average, so that no method
gains or loses by the order in which cells are numbered.
"""

from dataclasses import dataclass

import numpy as np

from counterpart.core.hotspots.events import Floats, Whole


@dataclass(frozen=True, slots=True)
class Score:
    """One map against one period.

    `cells`, `flagged`: cells of the area, and of those flagged. `events`: all of the period, those `outside` the area,
    where no warning can stand, among them. `hits`: those in flagged cells. `best`: the most events that as many cells
    could have held. `struck`: cells with an event. `right`: flagged cells with an event.
    """

    cells: int
    flagged: int
    events: float
    outside: float
    hits: float
    best: float
    struck: int
    right: float

    @property
    def hit_rate(self) -> float:
        """The share of the events that lay in flagged cells; NaN without an event."""
        return divided(self.hits, self.events)

    @property
    def pai(self) -> float:
        """Predictive accuracy index (Chainey and others, 2008): hits over those of as many cells drawn by lot."""
        return divided(self.hits, self.hits_by_chance)

    @property
    def hits_by_chance(self) -> float:
        """How many events as many cells of the area, drawn by lot, hold on average."""
        return (self.events - self.outside) * self.flagged / self.cells

    @property
    def pei(self) -> float:
        """Predictive efficiency index (Hunt, 2016): the hits over the most that as many cells could have held."""
        return divided(self.hits, self.best)

    @property
    def precision(self) -> float:
        """The share of the flagged cells (the warnings) in which something happened; NaN where none is flagged."""
        return divided(self.right, self.flagged)

    @property
    def precision_by_chance(self) -> float:
        """The share of all cells in which something happened: how often a warning drawn by lot is right."""
        return self.struck / self.cells


def score(values: Floats, events: Floats, flagged: int, outside: int = 0) -> Score:
    """Score the flagging of so many cells with the highest values against the events that each cell then had.

    `outside`: how many events there were beside those. All count as events that could have been foreseen, even where
    no cell is flagged. Raises ValueError when there are not as many values as cells, no cell, or more flagged than all.
    """
    if not 1 <= len(values) == len(events) or not 0 <= flagged <= len(values):
        raise ValueError(f"{flagged} of {len(values)} cells cannot be flagged and scored against {len(events)} cells")
    struck = (events > 0).astype(np.float64)
    chosen = _chosen(values, flagged)
    return Score(
        cells=len(values),
        flagged=flagged,
        events=float(events.sum()) + outside,
        outside=float(outside),
        hits=float((chosen * events).sum()),
        best=float(np.sort(events)[::-1][:flagged].sum()),
        struck=int(struck.sum()),
        right=float((chosen * struck).sum()),
    )


def flag(values: Floats, number: int) -> Whole:
    """The positions of the so many highest values, highest first; of equal ones, the first; at most all of them."""
    return np.argsort(-values, kind="stable")[:number].astype(np.int64)


def number_of_cells(share: float, cells: int) -> int:
    """How many cells a share of the area is: at least one."""
    return min(cells, max(1, round(share * cells)))


def divided(part: float, whole: float) -> float:
    """part / whole; NaN for a whole of nought."""
    return part / whole if whole else float("nan")


def _chosen(values: Floats, flagged: int) -> Floats:
    """The chance with which each cell is flagged: 1 above the last value, a fair share at it, 0 below."""
    if not flagged:
        return np.zeros(len(values))
    last = np.sort(values)[len(values) - flagged]
    above, level = values > last, values == last
    share = (flagged - above.sum()) / level.sum()
    return np.where(above, 1.0, np.where(level, share, 0.0))
