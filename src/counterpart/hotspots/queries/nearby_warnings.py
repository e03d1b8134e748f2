"""Warnings in force around premises, as a business is told them: near, of what, until when, and how right."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from counterpart.core.periods.local_time import local_date
from counterpart.hotspots import policy
from counterpart.hotspots.models import Forecast, Reason, WarnedCell
from counterpart.hotspots.queries import warnings
from counterpart.hotspots.queries.surroundings import Surroundings, square_of
from counterpart.hotspots.record import Record


@dataclass(frozen=True, slots=True)
class NearbyWarning:
    """A warning for the squares around premises.

    `is_near_repeat`: because of something close by in the last weeks; otherwise because of many over the past year.
    `until` is the first day on which it is over. `record`: how right such warnings were; None before any was scored.
    """

    subject: str
    kinds: tuple[str, ...]
    is_near_repeat: bool
    until: date
    record: Record | None


def nearby(around: Surroundings, at: datetime) -> list[NearbyWarning]:
    """The warnings that the business may be told, those of a near repeat first.

    A near repeat is told of the square and the eight around it together, so that no square is named. Many over the
    year are told only of one's own square, and only where the edition shows it: they would give away a hidden one.
    """
    found = [
        NearbyWarning(
            subject=forecast.subject,
            kinds=tuple(forecast.kinds),
            is_near_repeat=reason == Reason.NEAR_REPEAT,
            until=forecast.ends_on,
            record=warnings.right_of(around.force, forecast.subject),
        )
        for forecast in warnings.in_force(around.force, local_date(at))
        for reason in _reasons(forecast, around)
    ]
    return sorted(found, key=lambda each: not each.is_near_repeat)


def records(around: Surroundings) -> list[Record]:
    """How right all warnings of the force were, by subject; those that are too small to publish left out."""
    return [record for record in warnings.how_right(around.force) if record.may_be_published]


def subject_name(code: str) -> str:
    """A subject in words."""
    return policy.subjects()[code].name


def _reasons(forecast: Forecast, around: Surroundings) -> Iterator[str]:
    square = square_of(around.premises, around.force, forecast.side)
    near = {one.name for one in square.around()}
    cells: list[WarnedCell] = list(forecast.cells.all())
    if any(cell.cell in near and cell.reason == Reason.NEAR_REPEAT for cell in cells):
        yield Reason.NEAR_REPEAT
    elif around.is_shown and any(cell.cell == square.name and cell.reason == Reason.LONG_TERM for cell in cells):
        yield Reason.LONG_TERM
