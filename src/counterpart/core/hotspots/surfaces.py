"""What each part of a forecast says of each cell, from the events known at a moment and no others."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from counterpart.core.hotspots.events import MINUTES_IN_A_DAY, Events, Floats, Timing, Whole
from counterpart.core.hotspots.forecast_settings import ForecastSettings, Part
from counterpart.core.hotspots.grids import counts
from counterpart.core.hotspots.ground import Ground, Mask
from counterpart.core.hotspots.smoothing import Smoother, smoother
from counterpart.core.hotspots.spans import Span, moments


@dataclass(frozen=True, eq=False)
class Foretold:
    """What the parts had said of the events of one earlier period: parts in rows, events in columns.

    `known`: the minute from which each of these events could be known.
    """

    chances: Floats
    known: Whole


class Surfaces:
    """The parts of a forecast over one ground. Answers are kept where the next origin asks for them again.

    An event belongs to the period in which its middle lies; `spans.moments` says from when on it is known.
    """

    def __init__(self, events: Events, ground: Ground, settings: ForecastSettings) -> None:
        self.ground = ground
        self.settings = settings
        self.by_month = events.timing is Timing.MONTH
        middle, known = moments(events)
        cell = ground.grid.cell_of(events.x, events.y)
        held = cell >= 0
        self._beyond = middle[~held]
        self.x, self.y = events.x[held], events.y[held]
        self.cell, self.middle, self.known = cell[held], middle[held], known[held]
        self.position = ground.position_of(self.x, self.y)
        self._foretold: dict[Span, Foretold] = {}
        self._latest: tuple[int, Floats] | None = None

    @property
    def long_term(self) -> tuple[Part, ...]:
        """The long-term parts."""
        return self.settings.long_term

    @property
    def near_repeat(self) -> tuple[Part, ...]:
        """The near-repeat parts: by month where only months are known."""
        return self.settings.near_repeat_by_month if self.by_month else self.settings.near_repeat

    def known_at(self, origin: int) -> Mask:
        """Which events had happened and could be known at a minute."""
        return (self.known <= origin) & (self.middle < origin)

    def during(self, period: Span) -> Mask:
        """Which events belong to a period and lie in the area."""
        return _in(period, self.middle) & (self.position >= 0)

    def outside(self, period: Span) -> int:
        """How many events belong to a period and lie outside the area, where no forecast can warn of them."""
        return int((_in(period, self.middle) & (self.position < 0)).sum() + _in(period, self._beyond).sum())

    def at(self, origin: int) -> Floats:
        """One row per part, long-term ones first and the area alone last; each sums to 1 over the cells of the area.

        A part without any event says the same of every cell.
        """
        if self._latest is None or self._latest[0] != origin:
            self._latest = origin, self._made(origin)
        return self._latest[1]

    def foretold(self, period: Span) -> Foretold:
        """What the parts said at the start of a period of each event that then belonged to it."""
        if period not in self._foretold:
            during = self.during(period)
            chances = self.at(period.start)[:, self.position[during]]
            self._foretold[period] = Foretold(chances, self.known[during])
        return self._foretold[period]

    def _made(self, origin: int) -> Floats:
        rows = [*self._parts(origin), np.ones(len(self.ground))]
        totals = np.array([row.sum() for row in rows])
        flat = np.full(len(self.ground), 1 / len(self.ground))
        return np.array([row / total if total > 0 else flat for row, total in zip(rows, totals, strict=True)])

    def _parts(self, origin: int) -> Iterator[Floats]:
        chosen = self.known_at(origin)
        cell, age = self.cell[chosen], (origin - self.middle[chosen]) / MINUTES_IN_A_DAY
        weighted: dict[float | None, Floats] = {}
        for part in (*self.long_term, *self.near_repeat):
            if part.memory_days not in weighted:
                faded = np.exp(-age / part.memory_days) if part.memory_days else None
                weighted[part.memory_days] = counts(self.ground.grid, cell, faded)
            yield self._smoothers[part.spread_metres](weighted[part.memory_days])[self.ground.cells]

    @cached_property
    def _smoothers(self) -> dict[float, Smoother]:
        spreads = {part.spread_metres for part in (*self.long_term, *self.near_repeat)}
        return {spread: smoother(self.ground.grid, spread) for spread in spreads}


def _in(period: Span, minutes: Whole) -> Mask:
    return (minutes >= period.start) & (minutes < period.end)
