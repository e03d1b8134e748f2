"""What a forecast must beat: counts of a year and of the period before, plain kernel density, and chance.

Each gives a value to every cell of the area from the events known at the start of the period, as a forecast does.
"""

from collections.abc import Callable, Mapping

import numpy as np

from counterpart.core.hotspots.density import density_at, kernel_density
from counterpart.core.hotspots.events import MINUTES_IN_A_DAY, Floats
from counterpart.core.hotspots.forecasting import fit
from counterpart.core.hotspots.grids import SquareGrid
from counterpart.core.hotspots.ground import Mask
from counterpart.core.hotspots.spans import Span
from counterpart.core.hotspots.surfaces import Surfaces

Method = Callable[[Surfaces, Span], Floats]


def foreseen(surfaces: Surfaces, period: Span) -> Floats:
    """Our forecast: long-term and near-repeat."""
    return fit(surfaces, period).intensity().total


def lasting(surfaces: Surfaces, period: Span) -> Floats:
    """Our forecast without its near repeats: what they are worth."""
    return fit(surfaces, period).intensity().long_term


def previous_counts(surfaces: Surfaces, period: Span) -> Floats:
    """How many events each cell had in the period before."""
    before = period.earlier(1)
    return _counts(surfaces, surfaces.known_at(period.start) & surfaces.during(before))


def year_counts(surfaces: Surfaces, period: Span) -> Floats:
    """How many events each cell had in the year before."""
    return _counts(surfaces, _of_the_year(surfaces, period) & (surfaces.position >= 0))


def plain_density(surfaces: Surfaces, period: Span) -> Floats:
    """Quartic kernel density of the events of the year before, at the middle of each cell."""
    ground, chosen = surfaces.ground, _of_the_year(surfaces, period)
    x, y, reach = surfaces.x[chosen], surfaces.y[chosen], surfaces.settings.baselines.bandwidth_metres
    if isinstance(ground.grid, SquareGrid):
        return np.asarray(kernel_density(x, y, ground.grid, max(reach, ground.grid.side)).ravel()[ground.cells])
    return density_at(x, y, ground.middles, reach)


def chance(surfaces: Surfaces, period: Span) -> Floats:  # noqa: ARG001  # it looks at nothing, which is its point
    """The same for every cell: what a draw by lot finds on average."""
    return np.zeros(len(surfaces.ground))


FORECAST = "forecast"
YEAR_COUNTS = "counts of a year"
# The forecast first, then what it is measured against, the strongest first.
METHODS: Mapping[str, Method] = {
    FORECAST: foreseen,
    "long-term alone": lasting,
    YEAR_COUNTS: year_counts,
    "kernel density": plain_density,
    "previous counts": previous_counts,
    "chance": chance,
}


def _of_the_year(surfaces: Surfaces, period: Span) -> Mask:
    start = period.start - surfaces.settings.baselines.days * MINUTES_IN_A_DAY
    return surfaces.known_at(period.start) & (surfaces.middle >= start)


def _counts(surfaces: Surfaces, chosen: Mask) -> Floats:
    return np.bincount(surfaces.position[chosen], minlength=len(surfaces.ground)).astype(np.float64)
