"""Warnings in force around premises, as a business is told them: near, of what, until when, and how right."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import numpy as np

from counterpart.core.hotspots.planes import Plane
from counterpart.core.hotspots.sharing import sharing
from counterpart.core.hotspots.squares import Square, parse, squares_at
from counterpart.core.hotspots.warned_areas import is_wide, warned_area
from counterpart.core.periods.local_time import local_date
from counterpart.hotspots.events import premises_of
from counterpart.hotspots.models import Forecast, Reason
from counterpart.hotspots.queries import warnings
from counterpart.hotspots.queries.surroundings import Surroundings, square_of
from counterpart.hotspots.record import Record

# Degrees by which the box around an area is wider than its corners: its sides bend a little.
_BEND = 0.001


@dataclass(frozen=True, slots=True)
class NearbyWarning:
    """A warning for the area of premises.

    `is_near_repeat`: because of something close by in the last weeks; otherwise because of many over the past year.
    `until` is the first day on which it is over. `record`: how right such warnings were; None before it is published.
    """

    subject: str
    kinds: tuple[str, ...]
    is_near_repeat: bool
    until: date
    record: Record | None


def nearby(around: Surroundings, at: datetime, records: Sequence[Record]) -> list[NearbyWarning]:
    """The warnings that the business may be told, those of a near repeat first; `records` are those of `records`.

    A near repeat is told of a whole area, the same to everybody in it, so that no square is named. Many over the year
    are told only of one's own square, and only where the edition shows it: they would give away a hidden one.
    """
    longest = {record.subject: record for record in sorted(records, key=lambda record: record.forecasts)}
    found = [
        NearbyWarning(
            subject=forecast.subject,
            kinds=tuple(forecast.kinds),
            is_near_repeat=reason == Reason.NEAR_REPEAT,
            until=forecast.ends_on,
            record=longest.get(forecast.subject),
        )
        for forecast in warnings.in_force(around.force, local_date(at))
        for reason in _reasons(forecast, around)
    ]
    return sorted(found, key=lambda each: not each.is_near_repeat)


def records(around: Surroundings) -> list[Record]:
    """How right the force's warnings were, by subject, as far as it is published."""
    return warnings.published(around.force)


def _reasons(forecast: Forecast, around: Surroundings) -> Iterator[str]:
    square = square_of(around.premises, Plane(forecast.plane), forecast.side)
    warned = {parse(cell.cell): cell.reason for cell in forecast.cells.all()}
    near = {warned_area(one, sharing()) for one, reason in warned.items() if reason == Reason.NEAR_REPEAT}
    if warned_area(square, sharing()) in near and _is_told(forecast, square):
        yield Reason.NEAR_REPEAT
    elif around.is_shown and warned.get(square) == Reason.LONG_TERM:
        yield Reason.LONG_TERM


def _is_told(forecast: Forecast, square: Square) -> bool:
    """Whether the area held premises of enough businesses in enough squares when the forecast was issued."""
    area, businesses = warned_area(square, sharing()), defaultdict[Square, set[str]](set)
    longitude, latitude = np.array(area.outline).T
    rows = premises_of(forecast.force).filter(
        longitude__range=(longitude.min() - _BEND, longitude.max() + _BEND),
        latitude__range=(latitude.min() - _BEND, latitude.max() + _BEND),
        registered_at__lte=forecast.issued_at,
    )
    found = list(rows.values_list("organisation_id", "pk", "longitude", "latitude"))
    points = np.array([row[2:] for row in found], dtype=np.float64).reshape(-1, 2)
    places = squares_at(area.plane, square.side, *area.plane.to_metres(points[:, 0], points[:, 1]))
    for place, (business, premises, *_) in zip(places, found, strict=True):
        if warned_area(place, sharing()) == area:
            businesses[place].add(f"{business}" if business else f"at {premises}")
    return is_wide(businesses, sharing())
