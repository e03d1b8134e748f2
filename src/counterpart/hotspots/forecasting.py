"""From reports to the squares of a forecast, and from what happened to its score: no changes."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from math import isinf
from typing import Any

import numpy as np

from counterpart.core.hotspots.events import Whole
from counterpart.core.hotspots.forecast_settings import read_settings
from counterpart.core.hotspots.forecasting import Forecaster, Intensity, fit
from counterpart.core.hotspots.grids import square_grid
from counterpart.core.hotspots.ground import Ground
from counterpart.core.hotspots.planes import Plane
from counterpart.core.hotspots.scoring import Score, score
from counterpart.core.hotspots.spans import Span
from counterpart.core.hotspots.squares import squares_at
from counterpart.core.hotspots.surfaces import Surfaces
from counterpart.core.periods.local_time import start_of_day
from counterpart.hotspots.events import LONGEST_RANGE, Reports, minutes_of, points_of_premises, reports
from counterpart.hotspots.models import Forecast, ForecastGround
from counterpart.hotspots.policy import Subject, issue
from counterpart.partners.models import Organisation

METHOD = "long-term and near-repeat"
# Squares around the ground over which past events are spread: as wide as the widest part of the forecast.
_MARGIN_METRES = 1200


@dataclass(frozen=True, slots=True, eq=False)
class Foreseen:
    """The squares to warn of, most to expect first, and what they rest on; none where little is to be expected."""

    subject: Subject
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
    number = _number(intensity)
    return Foreseen(
        subject=subject,
        ground=ground,
        seen=seen,
        forecaster=forecaster,
        intensity=intensity,
        chosen=intensity.flagged(number),
        because_near=intensity.because_of_near_repeat(number),
    )


def _number(intensity: Intensity) -> int:
    """How many squares are warned of: as many as can be visited, of those where enough is to be expected."""
    most = min(issue().squares, max(1, len(intensity.ground) * issue().most_percent // 100))
    return min(most, int((intensity.total >= issue().least_expected).sum()))


def ground_of(force: Organisation, plane: Plane, side: int, known_at: datetime) -> Ground:
    """The squares that hold a premises, on a grid with room around: where a crime could be reported at all.

    Fields and sea are left out, so that neither a forecast nor chance is praised for not warning of them.
    """
    x, y = points_of_premises(force, plane, known_at)
    grid = square_grid(plane, x, y, side, margin=_MARGIN_METRES // side + 1)
    inside = np.zeros(len(grid), dtype=np.bool_)
    inside[grid.cell_of(x, y)] = True
    return Ground(grid, inside)


def ranked_of(forecast: Forecast) -> list[str]:
    """The squares out of which a forecast chose; of one that did not keep them, as they stand by now."""
    kept = ForecastGround.objects.filter(forecast=forecast).first()
    if kept is not None:
        return list(kept.cells)
    return ground_of(forecast.force, Plane(forecast.plane), forecast.side, forecast.issued_at).names


def happened(forecast: Forecast, known_at: datetime) -> Reports:
    """What happened in the period of a forecast, on its plane, as far as it was reported by `known_at`."""
    start, end = start_of_day(forecast.starts_on), start_of_day(forecast.ends_on)
    plane = Plane(forecast.plane)
    found = reports(forecast.force, start - LONGEST_RANGE, end, kinds=forecast.kinds, known_at=known_at, plane=plane)
    return found.between(start, end)


def score_of(ranked: Sequence[str], warned: Sequence[str], side: int, seen: Reports) -> tuple[Score, list[str]]:
    """The score of warnings of these squares, out of those that were ranked, and the squares that were right.

    Every warning counts, whatever has become of its square; what happened outside all of them was not foreseen.
    """
    place = {name: index for index, name in enumerate(dict.fromkeys((*warned, *ranked)))}
    squares = squares_at(seen.events.plane, side, seen.events.x, seen.events.y)
    at = np.array([place.get(square.name, -1) for square in squares], dtype=np.int64)
    events = np.bincount(at[at >= 0], minlength=len(place)).astype(np.float64)
    right = [name for name in warned if events[place[name]] > 0]
    values = -np.arange(len(place), dtype=np.float64)
    return score(values, events, len(warned), int((at < 0).sum())), right


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
