"""Rolling origins: many forecasts in turn, each made as if its period had not come, each scored when it has."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from counterpart.core.hotspots.baselines import FORECAST, METHODS, Method
from counterpart.core.hotspots.events import Events, Floats
from counterpart.core.hotspots.forecast_settings import ForecastSettings, read_settings
from counterpart.core.hotspots.ground import Ground
from counterpart.core.hotspots.intervals import Estimate, Resampled
from counterpart.core.hotspots.scoring import Score, number_of_cells, score
from counterpart.core.hotspots.spans import Span
from counterpart.core.hotspots.surfaces import Surfaces

# Fewer events than this say nothing of a method.
FEWEST_EVENTS = 20


@dataclass(frozen=True, slots=True)
class PeriodScores:
    """How each method did in one period, by its name and the share of the area that it flagged."""

    period: Span
    scores: Mapping[tuple[str, float], Score]


@dataclass(frozen=True, slots=True)
class MethodRow:
    """One method over all periods, at one share of the area. Figures are of sums: all hits over all events.

    `precision`: the share of warnings that were right; `precision_by_chance`: of as many drawn by lot.
    """

    method: str
    share: float
    flagged: int
    hit_rate: Estimate
    pai: Estimate
    pei: Estimate
    precision: Estimate
    precision_by_chance: float


@dataclass(frozen=True, slots=True)
class Difference:
    """How much more of the events the forecast found than a baseline, in the same periods: hit rate and PAI."""

    baseline: str
    share: float
    hit_rate: Estimate
    pai: Estimate


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All methods over `periods` periods with `events` events, `outside` of them outside the area of `cells` cells."""

    periods: int
    cells: int
    events: int
    outside: int
    rows: tuple[MethodRow, ...]
    differences: tuple[Difference, ...]

    @property
    def too_small(self) -> bool:
        """Whether there were too few events to conclude anything."""
        return self.events < FEWEST_EVENTS


def evaluate(
    events: Events,
    ground: Ground,
    periods: Sequence[Span],
    methods: Mapping[str, Method] = METHODS,
    *,
    settings: ForecastSettings | None = None,
    seed: int = 1,
) -> Evaluation:
    """Score each method on each period from what was known at its start. Raises ValueError without a period."""
    return summarise(scored(events, ground, periods, methods, settings=settings), seed=seed)


def scored(
    events: Events,
    ground: Ground,
    periods: Iterable[Span],
    methods: Mapping[str, Method] = METHODS,
    *,
    settings: ForecastSettings | None = None,
) -> Iterator[PeriodScores]:
    """The scores of one period after the other, as they are made; `ground` must not be drawn from later events."""
    chosen = settings or read_settings()
    surfaces = Surfaces(events, ground, chosen)
    for period in periods:
        happened = np.bincount(surfaces.position[surfaces.during(period)], minlength=len(ground)).astype(np.float64)
        outside = surfaces.outside(period)
        maps = {name: method(surfaces, period) for name, method in methods.items()}
        yield PeriodScores(
            period,
            {
                (name, share): score(values, happened, number_of_cells(share, len(ground)), outside)
                for name, values in maps.items()
                for share in chosen.flagged
            },
        )


def summarise(periods: Iterable[PeriodScores], *, seed: int = 1) -> Evaluation:
    """All periods together, with intervals drawn from them. Raises ValueError without a period."""
    each = [one.scores for one in periods]
    if not each:
        raise ValueError("No period to score: give at least one period that has ended")
    drawn = Resampled(len(each), seed)
    columns = {key: [scores[key] for scores in each] for key in each[0]}
    any_scores = next(iter(columns.values()))
    return Evaluation(
        periods=len(each),
        cells=any_scores[0].cells,
        events=round(sum(one.events for one in any_scores)),
        outside=round(sum(one.outside for one in any_scores)),
        rows=tuple(_row(name, share, scores, drawn) for (name, share), scores in columns.items()),
        differences=tuple(
            _difference(name, share, columns[FORECAST, share], scores, drawn)
            for (name, share), scores in columns.items()
            if name != FORECAST and (FORECAST, share) in columns
        ),
    )


def _row(method: str, share: float, scores: Sequence[Score], drawn: Resampled) -> MethodRow:
    hits, events, cells = _column(scores, "hits"), _column(scores, "events"), _column(scores, "cells")
    return MethodRow(
        method=method,
        share=share,
        flagged=scores[0].flagged,
        hit_rate=drawn.ratio(hits, events),
        pai=drawn.ratio(hits, _column(scores, "hits_by_chance")),
        pei=drawn.ratio(hits, _column(scores, "best")),
        precision=drawn.ratio(_column(scores, "right"), _column(scores, "flagged")),
        precision_by_chance=float(_column(scores, "struck").sum() / cells.sum()),
    )


def _difference(
    baseline: str, share: float, ours: Sequence[Score], theirs: Sequence[Score], drawn: Resampled
) -> Difference:
    hits, others = _column(ours, "hits"), _column(theirs, "hits")
    return Difference(
        baseline,
        share,
        hit_rate=drawn.difference(hits, others, _column(ours, "events")),
        pai=drawn.difference(hits, others, _column(ours, "hits_by_chance")),
    )


def _column(scores: Sequence[Score], name: str) -> Floats:
    return np.array([getattr(one, name) for one in scores], dtype=np.float64)
