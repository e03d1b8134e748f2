"""Demand locations: what came from each premises or square, what it cost in harm and in officers' hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import nan

import numpy as np

from counterpart.casework.queries.repeats import at_premises
from counterpart.core.harm import repeats
from counterpart.core.hotspots import rules
from counterpart.core.hotspots.demand import Demand, Windows, demand
from counterpart.core.hotspots.events import MINUTES_IN_A_DAY, Whole
from counterpart.core.hotspots.repeats import repeat_locations
from counterpart.core.hotspots.squares import Square, squares_at
from counterpart.hotspots.counting import Trend
from counterpart.hotspots.events import Reports, minutes_of, reports
from counterpart.hotspots.policy import issue
from counterpart.hotspots.queries.warnings import officer_hours
from counterpart.partners.models import Organisation, Premises

# How many in twelve months, repeat, chronic.
Standing = tuple[int, bool, bool]
_NOTHING: Standing = (0, False, False)


@dataclass(frozen=True, slots=True)
class Location:
    """One premises (`premises`) or square. `incidents`: reports from which no crime was recorded, `crimes`: the others.

    Both of the window, as `harm` (NaN where none of its crimes has a weight) and `hours` (of officers in its square)
    are; `year` counts what counts towards repeats, in the twelve months up to the newest.
    """

    square: Square
    premises: Premises | None
    incidents: int
    crimes: int
    harm: float
    trend: Trend
    hours: timedelta
    year: int
    is_repeat: bool
    is_chronic: bool


def locations(force: Organisation, at: datetime, *, by_square: bool = False, district: str = "") -> list[Location]:
    """Where enough came from in the window of the rules, or in twelve months: the most harm first, then the most."""
    days = rules.load().demand_days
    found = reports(force, at - timedelta(days=366 + days), at, district=district)
    if not len(found):
        return []
    squares = squares_at(found.events.plane, issue().side, found.events.x, found.events.y)
    names = sorted(set(squares))
    index = {square: place for place, square in enumerate(names)}
    at_square = np.array([index[square] for square in squares], dtype=np.int64)
    location = at_square if by_square else found.events.place
    end = minutes_of(at) // MINUTES_IN_A_DAY + 1
    rows = demand(found.events, location, Windows(end, days, days), is_crime=found.crimes > 0, at_least=1)
    hours = officer_hours(force, at - timedelta(days=days), at)
    square_of = dict(zip(location.tolist(), squares, strict=True))
    premises = {} if by_square else Premises.objects.select_related("ward").in_bulk(list(found.premises))
    told = _of_squares(found, location) if by_square else _of_premises(force, found, at)
    listed = _locations(rows, told, square_of, [premises.get(key) for key in found.premises], hours)
    return [one for one in listed if one.is_repeat or one.incidents + one.crimes >= rules.load().demand_at_least]


def standing(found: Reports) -> tuple[int, bool, bool]:
    """Of the reports of one place: how many in the twelve months that end with the newest, repeat, chronic."""
    return _of_squares(found, np.zeros(len(found), dtype=np.int64)).get(0, _NOTHING)


def rule_words() -> Sequence[str]:
    """What makes a place a repeat or a chronic one, in words."""
    return [repeats.rule(code).words for code in ("repeat_premises", "chronic")]


def _of_squares(found: Reports, location: Whole) -> dict[int, Standing]:
    """The standing of each location that had an event which counts."""
    told = repeat_locations(found.events, np.where(found.is_counted, location, -1))
    columns = (told.events.tolist(), told.is_repeat.tolist(), told.is_chronic.tolist())
    return dict(zip(told.location.tolist(), zip(*columns, strict=True), strict=True))


def _of_premises(force: Organisation, found: Reports, at: datetime) -> dict[int, Standing]:
    """The standing of premises by their place in `found`: the very count that stands on their cases."""
    counts = at_premises(force.pk, found.premises, at)
    year = {place: counts.get(key, 0) for place, key in enumerate(found.premises)}
    return {place: (count, repeats.repeat_premises(count), repeats.chronic(count)) for place, count in year.items()}


def _locations(
    rows: Demand,
    told: dict[int, Standing],
    square_of: dict[int, Square],
    premises: Sequence[Premises | None],
    hours: dict[str, timedelta],
) -> list[Location]:
    found = []
    for place, key in enumerate(rows.location.tolist()):
        (year, is_repeat, is_chronic), square = told.get(key, _NOTHING), square_of[key]
        now, before = int(rows.events[place]), int(rows.before[place])
        found.append(
            Location(
                square=square,
                premises=premises[key] if key < len(premises) else None,
                incidents=int(rows.incidents[place]),
                crimes=int(rows.crimes[place]),
                harm=float(rows.harm[place]) if rows.weighed[place] or not rows.crimes[place] else nan,
                trend=Trend(now, before, float(rows.low[place]), float(rows.high[place])),
                hours=hours.get(square.name, timedelta()),
                year=year,
                is_repeat=is_repeat,
                is_chronic=is_chronic,
            )
        )
    return found
