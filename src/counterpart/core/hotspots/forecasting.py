"""Foresees where the next period's events will lie: what lasts (long-term) and what has just happened (near-repeat).

Nothing that could not be known at the origin is used, neither for the map nor for how much each part counts.
"""

from dataclasses import dataclass

import numpy as np

from counterpart.core.hotspots.events import MINUTES_IN_A_DAY, Events, Floats, Whole
from counterpart.core.hotspots.forecast_settings import ForecastSettings, read_settings
from counterpart.core.hotspots.ground import Ground, Mask
from counterpart.core.hotspots.mixture import mix
from counterpart.core.hotspots.scoring import flag
from counterpart.core.hotspots.spans import Span
from counterpart.core.hotspots.surfaces import Surfaces

BY_MONTH = "Events are taken by month: what has just happened means what happened last month."
NO_HISTORY = "No earlier event is known: every part of the area is taken to be alike."
FEW_EVENTS = "Too few events in earlier periods to learn from: the parts count mostly as the settings say."


@dataclass(frozen=True, slots=True, eq=False)
class Intensity:
    """How many events to expect in each cell of the area (`ground.cells`) in a period, in two parts."""

    ground: Ground
    long_term: Floats
    near_repeat: Floats

    @property
    def total(self) -> Floats:
        """Both parts together."""
        return self.long_term + self.near_repeat

    def flagged(self, number: int) -> Whole:
        """The so many cells of the grid with the most to expect, most first."""
        return self.ground.cells[flag(self.total, number)]

    def because_of_near_repeat(self, number: int) -> Mask:
        """For each of `flagged(number)`, whether the long-term part alone would have left it out."""
        lasting = self.ground.cells[flag(self.long_term, number)]
        return ~np.isin(self.flagged(number), lasting)


@dataclass(frozen=True, slots=True, eq=False)
class Forecaster:
    """What has been learnt before an origin. `shares`: how much each part counts, in the order of `surfaces.at`.

    `notes`: what a reader must be told. `learnt_from`: the events of earlier periods that the shares rest on.
    """

    surfaces: Surfaces
    period: Span
    shares: Floats
    learnt_from: int
    notes: tuple[str, ...]

    @property
    def near_repeat_share(self) -> float:
        """The share of the events to come that is put down to what has just happened."""
        return float(self.shares[self._near_repeat].sum())

    def intensity(self) -> Intensity:
        """How many events to expect in each cell of the area in the period."""
        parts = self.surfaces.at(self.period.start)
        level = _daily_level(self.surfaces, self.period) * self.period.days
        near = self._near_repeat
        near_repeat = self.shares[near] @ parts[near]
        return Intensity(self.surfaces.ground, level * (self.shares @ parts - near_repeat), level * near_repeat)

    @property
    def _near_repeat(self) -> slice:
        return slice(len(self.surfaces.long_term), -1)


def forecast(events: Events, ground: Ground, period: Span, settings: ForecastSettings | None = None) -> Intensity:
    """How many events to expect in each cell in a period, from those known at its start; no later one is looked at."""
    return fit(Surfaces(events, ground, settings or read_settings()), period).intensity()


def fit(surfaces: Surfaces, period: Span) -> Forecaster:
    """Learn how much each part counts, from earlier periods of the same length and what was known at each one's start.

    Raises ValueError when only months are known and the period is not of whole months.
    """
    if surfaces.by_month and not period.months:
        raise ValueError("Only the month of these events is known; ask for a period of whole months")
    seen = [surfaces.foretold(period.earlier(number)) for number in range(1, surfaces.settings.earlier_periods + 1)]
    chances = np.concatenate([each.chances[:, each.known <= period.start] for each in seen], axis=1)
    shares = mix(chances, _first_shares(surfaces), surfaces.settings.first.events)
    return Forecaster(surfaces, period, shares, chances.shape[1], tuple(_notes(surfaces, period, chances.shape[1])))


def _first_shares(surfaces: Surfaces) -> Floats:
    first = surfaces.settings.first
    long_term, near_repeat = len(surfaces.long_term), len(surfaces.near_repeat)
    each = [first.long_term / long_term] * long_term + [first.near_repeat / near_repeat] * near_repeat
    return np.array([*each, first.area])


def _daily_level(surfaces: Surfaces, period: Span) -> float:
    """Events a day in the area, over `level_days` or since the first event where that is shorter, but a period."""
    origin = period.start
    known = surfaces.known_at(origin)
    if not known.any():
        return 0.0
    history = (origin - int(surfaces.middle[known].min())) / MINUTES_IN_A_DAY
    days = max(period.days, min(surfaces.settings.level_days, history))
    recent = known & (surfaces.position >= 0) & (surfaces.middle >= origin - days * MINUTES_IN_A_DAY)
    return float(recent.sum() / days)


def _notes(surfaces: Surfaces, period: Span, learnt_from: int) -> list[str]:
    notes = [BY_MONTH] if surfaces.by_month else []
    known = int(surfaces.known_at(period.start).sum())
    if not known:
        return [*notes, NO_HISTORY]
    if known < surfaces.settings.first.events:
        notes.append(f"Too few earlier events ({known}) to warn of anything: nobody should act on this forecast.")
    return notes if learnt_from >= surfaces.settings.first.events else [*notes, FEW_EVENTS]
