"""From reports to the squares of a forecast, and from what happened to its score: no changes."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from math import inf, isinf
from typing import Any

import numpy as np

from counterpart.core.hotspots.events import Floats, Whole
from counterpart.core.hotspots.forecast_settings import read_settings
from counterpart.core.hotspots.forecasting import Forecaster, Intensity, fit
from counterpart.core.hotspots.grids import SquareGrid, square_grid
from counterpart.core.hotspots.ground import Ground
from counterpart.core.hotspots.planes import Plane
from counterpart.core.hotspots.scoring import Score, score
from counterpart.core.hotspots.spans import Span
from counterpart.core.hotspots.surfaces import Surfaces
from counterpart.core.periods.local_time import start_of_day
from counterpart.hotspots.events import Reports, minutes_of, points_of_premises, reports
from counterpart.hotspots.policy import Subject, issue
from counterpart.partners.models import Organisation

METHOD = "long-term and near-repeat"
# Squares around the ground over which past events are spread: as wide as the widest part of the forecast.
_MARGIN_METRES = 1200
# A range of times can begin so long before its middle.
_LONGEST_RANGE = timedelta(days=60)


@dataclass(frozen=True, slots=True, eq=False)
class Foreseen:
    """The squares to warn of, most to expect first, and what they rest on."""

    ground: Ground
    seen: Reports
    forecaster: Forecaster
    intensity: Intensity
    chosen: Whole
    because_near: "np.ndarray[Any, np.dtype[np.bool_]]"

    @property
    def settings(self) -> dict[str, Any]:
        """All that another needs to make the same forecast from the same reports."""
        return {
            "issue": asdict(issue()),
            "forecast": _plain(asdict(read_settings())),
            "shares": [round(float(share), 6) for share in self.forecaster.shares],
            "learnt_from": self.forecaster.learnt_from,
            "notes": list(self.forecaster.notes),
        }


def foresee(force: Organisation, subject: Subject, starts_on: date, known_at: datetime) -> Foreseen | None:
    """What is to be expected from what had been reported by `known_at`; None where too little had been."""
    start = start_of_day(starts_on)
    known_at = min(known_at, start)
    history = start - timedelta(days=issue().history_days)
    seen = reports(force, history, known_at, kinds=subject.kinds, known_at=known_at)
    if len(seen) < issue().least_events:
        return None
    ground = ground_of(force, seen.events.plane, issue().side, known_at)
    forecaster = fit(Surfaces(seen.events, ground, read_settings()), _span(starts_on, issue().days))
    intensity = forecaster.intensity()
    number = min(issue().squares, max(1, len(ground) * issue().most_percent // 100))
    return Foreseen(
        ground, seen, forecaster, intensity, intensity.flagged(number), intensity.because_of_near_repeat(number)
    )


def ground_of(force: Organisation, plane: Plane, side: int, known_at: datetime) -> Ground:
    """The squares that hold a premises, on a grid with room around: where a crime could be reported at all.

    Fields and sea are left out, so that neither a forecast nor chance is praised for not warning of them.
    """
    x, y = points_of_premises(force, plane, known_at)
    grid = square_grid(plane, x, y, side, margin=_MARGIN_METRES // side + 1)
    inside = np.zeros(len(grid), dtype=np.bool_)
    inside[grid.cell_of(x, y)] = True
    return Ground(grid, inside)


def happened(force: Organisation, kinds: Sequence[str], from_day: date, to_day: date, known_at: datetime) -> Reports:
    """What happened on these days, [from, to), as far as it was reported by `known_at`."""
    start, end = start_of_day(from_day), start_of_day(to_day)
    return reports(force, start - _LONGEST_RANGE, end, kinds=kinds, known_at=known_at).between(start, end)


def score_of(ground: Ground, names: Sequence[str], seen: Reports) -> tuple[Score, list[str]]:
    """The score of warnings of these squares, the first the strongest, and the squares that were right.

    A warned square that is not of the ground is left out of it; what happened outside the ground was not foreseen.
    """
    grid = ground.grid
    assert isinstance(grid, SquareGrid)  # noqa: S101  (ground_of lays no other)
    position = {grid.name(int(cell)): place for place, cell in enumerate(ground.cells)}
    places = [position[name] for name in names if name in position]
    values: Floats = np.full(len(ground), -inf)
    values[places] = -np.arange(len(places), dtype=np.float64)
    at = ground.position_of(seen.events.x, seen.events.y)
    events = np.bincount(at[at >= 0], minlength=len(ground)).astype(np.float64)
    right = [name for name in names if name in position and events[position[name]] > 0]
    return score(values, events, len(places), int((at < 0).sum())), right


def _span(starts_on: date, days: int) -> Span:
    """The period in minutes: London's days, 23 and 25 hours among them."""
    return Span(minutes_of(start_of_day(starts_on)), minutes_of(start_of_day(starts_on + timedelta(days=days))))


def _plain(value: Any) -> Any:
    """JSON knows no infinity: a memory without end is null."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return None if isinstance(value, float) and isinf(value) else value
