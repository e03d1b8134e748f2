"""Forecasts as answers: where warnings stand for the next period, and how often such warnings were right."""

from collections.abc import Iterator
from dataclasses import replace
from math import isnan

import numpy as np

from counterpart.core.hotspots.answers import Answer, Column
from counterpart.core.hotspots.asked import Asked, cells, ground_of, wide_grid_of
from counterpart.core.hotspots.baselines import FORECAST, METHODS, YEAR_COUNTS
from counterpart.core.hotspots.events import Events
from counterpart.core.hotspots.forecast_settings import read_settings
from counterpart.core.hotspots.forecasting import Forecaster, Intensity, fit
from counterpart.core.hotspots.ground import Ground
from counterpart.core.hotspots.intervals import FEWEST, Estimate
from counterpart.core.hotspots.origins import dates, ground_before, next_period, past_periods
from counterpart.core.hotspots.reading import Found
from counterpart.core.hotspots.rolling import Evaluation, evaluate
from counterpart.core.hotspots.scoring import number_of_cells
from counterpart.core.hotspots.surfaces import Surfaces
from counterpart.core.words import are, plural

# So many past periods, at most, say how right warnings were.
_RECORD = 13
_FEW = f" Under {FEWEST} periods are too few for intervals: all of this may be chance."


def forecast(found: Found, asked: Asked) -> Answer:
    """The cells that are warned of in the next period, the most expected first, and the record of past warnings."""
    events = found.events
    grid = wide_grid_of(events, asked)
    ground, period = ground_of(grid, events, asked), next_period(events, asked)
    forecaster = fit(Surfaces(events, ground, read_settings()), period)
    intensity = forecaster.intensity()
    number = number_of_cells(asked.share, len(ground))
    notes = [*_notes(forecaster, number), _record(events, asked)]
    values = _values(ground, intensity, number)
    return cells(
        f"Forecast for {dates(period.start, period.end)}", events, grid, intensity.flagged(number), values, notes
    )


def _values(ground: Ground, intensity: Intensity, number: int) -> dict[Column, np.ndarray]:
    """Of each cell of the grid: what to expect, in two parts, and why it is warned of."""
    parts = {
        Column("expected", "Expected", 2): intensity.total,
        Column("long_term", "Long-term", 2): intensity.long_term,
        Column("near_repeat", "Near repeat", 2): intensity.near_repeat,
    }
    values = {column: np.full(len(ground.grid), np.nan) for column in parts}
    for column, part in parts.items():
        values[column][ground.cells] = part
    reasons = np.full(len(ground.grid), "", dtype=object)
    flagged = intensity.flagged(number)
    reasons[flagged] = np.where(intensity.because_of_near_repeat(number), "near repeat", "long-term")
    return {**values, Column("reason", "Reason"): reasons}


def _notes(forecaster: Forecaster, number: int) -> Iterator[str]:
    ground = forecaster.surfaces.ground
    yield (
        f"{number:,} of {plural(len(ground), 'cell')} {are(number)} warned of"
        f" ({number / len(ground):.1%} of the area)."
        f" {forecaster.near_repeat_share:.0%} of all that is expected is put down to what has just happened (near"
        " repeat); that is the reason of a cell that would not be warned of without it."
    )
    yield from forecaster.notes


def _record(events: Events, asked: Asked) -> str:
    """How right such warnings were in the periods before, or that nobody can say."""
    periods = past_periods(events, asked, most=_RECORD)
    if not periods:
        return (
            "There is too little history to say how often such warnings are right: read these cells as where most was"
            " recorded. At least three periods of data can tell, and the more the better."
        )
    settings = replace(read_settings(), flagged=(asked.share,))
    ground = ground_before(events, asked, periods[0])
    methods = {name: METHODS[name] for name in (FORECAST, YEAR_COUNTS)}
    scored = evaluate(events, ground, periods, methods, settings=settings, seed=asked.seed)
    return _record_in_words(scored)


def _record_in_words(scored: Evaluation) -> str:
    row, counted = scored.rows
    (more,) = scored.differences
    if scored.too_small or isnan(row.hit_rate.value):
        few = plural(scored.events, "event")
        return f"Only {few} in the periods before: too few to say how often such warnings are right."
    return (
        f"In the {plural(scored.periods, 'period')} before, {row.precision.value:.0%} of such warnings were right"
        f"{_interval(row.precision.times(100))}"
        f" ({row.precision_by_chance:.0%} of cells drawn by lot). Their cells held"
        f" {row.hit_rate.value:.1%} of {plural(scored.events, 'event')}, and as many cells with the highest counts of"
        f" the year before {counted.hit_rate.value:.1%}: {100 * more.hit_rate.value:+.1f} percentage points"
        f"{_interval(more.hit_rate.times(100))}."
        f" {scored.outside:,} of the events lay where nothing had been near, so that no warning could stand there."
        f"{_FEW if more.hit_rate.low is None else ''}"
    )


def _interval(percent: Estimate) -> str:
    """Its 95 % interval, where there are periods enough for one."""
    return "" if percent.low is None else f", 95 % interval {percent.low:.1f} to {percent.high:.1f}"
