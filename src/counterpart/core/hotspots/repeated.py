"""Repeat and chronic locations as an answer: premises where the data name them, points on the ground otherwise."""

from datetime import date, timedelta

import numpy as np

from counterpart.core.harm import repeats
from counterpart.core.hotspots.answers import Answer, Column
from counterpart.core.hotspots.asked import Asked, grid_of
from counterpart.core.hotspots.events import Events, Precision, Timing, Whole
from counterpart.core.hotspots.reading import Found
from counterpart.core.hotspots.repeats import RepeatLocations, points_of, repeat_locations
from counterpart.core.periods.months import written
from counterpart.core.words import are, plural

_COLUMNS = (
    Column("rank", "Rank"),
    Column("cell", "Cell"),
    Column("longitude", "Longitude", 5),
    Column("latitude", "Latitude", 5),
    Column("events", "Events in 12 months"),
    Column("newest", "Newest"),
    Column("kind", "Kind"),
)


def repeat(found: Found, asked: Asked) -> Answer:
    """The locations with enough events by the rules of core.harm.repeats, the busiest first; each with its cell."""
    events = found.events
    location, note = _locations(events)
    counted = repeat_locations(events, location)
    number = int(counted.is_repeat.sum())
    _, first = np.unique(location, return_index=True)
    at = first[np.searchsorted(np.unique(location), counted.location[:number])]
    grid = grid_of(events, asked)
    cells = grid.cell_of(events.x[at], events.y[at]).tolist()
    longitude, latitude = events.plane.to_degrees(events.x[at], events.y[at])
    columns = [
        range(1, number + 1), map(grid.name, cells), longitude.tolist(), latitude.tolist(),
        counted.events[:number].tolist(), _newest(counted, events.timing)[:number],
        ["chronic" if chronic else "repeat" for chronic in counted.is_chronic[:number].tolist()],
    ]  # fmt: skip
    notes = (f"{number:,} of {plural(len(counted), 'location')}. {_rules()}.", note)
    return Answer("Repeat locations", _COLUMNS, tuple(zip(*columns, strict=True)), notes, grid, tuple(cells))


def _locations(events: Events) -> tuple[Whole, str]:
    """A number for each event's location, and what a location is."""
    unnamed = int((events.place < 0).sum())
    if unnamed < len(events):
        none = f"; {plural(unnamed, 'event names', 'events name')} none and {are(unnamed)} left out"
        return events.place, f"A location is the premises that the data name{none if unnamed else ''}."
    if events.precision is Precision.STREET:
        return points_of(events), "A location is an anonymised map point, which stands for all that is nearest to it."
    return points_of(events), "A location is a point on the ground, to the metre: these data name no premises."


def _newest(counted: RepeatLocations, timing: Timing) -> list[str]:
    if timing is Timing.MONTH:
        return [written(month) for month in counted.newest.tolist()]
    return [(date(1970, 1, 1) + timedelta(days=day)).isoformat() for day in counted.newest.tolist()]


def _rules() -> str:
    return ". ".join(repeats.rule(code).words for code in ("repeat_premises", "chronic"))
