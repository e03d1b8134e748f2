"""The clocks of the promises: contact within 24 hours, recording within 24 hours.

Hours are elapsed hours, so a clock change neither lengthens nor shortens them. Every moment that
comes in carries its time zone; every moment that goes out is in UTC.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Literal

ClockState = Literal["due", "paused", "met", "late"]


@dataclass(frozen=True, order=True)
class Pause:
    """A half-open span in which the clock stands still; without an end it stands still now."""

    from_at: datetime
    to_at: datetime | None = None

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts."""
        start = utc(self.from_at)
        if self.to_at is not None and utc(self.to_at) < start:
            raise ValueError("A pause cannot end before it starts")


def utc(moment: datetime) -> datetime:
    """Return the moment in UTC; a moment without a time zone is refused."""
    if moment.utcoffset() is None:
        raise ValueError(f"A moment needs its time zone: {moment.isoformat()}")
    return moment.astimezone(UTC)


def due_after(started_at: datetime, hours: int) -> datetime:
    """Return the moment that many elapsed hours after the start."""
    return utc(started_at) + timedelta(hours=hours)


def due_with_pauses(started_at: datetime, pauses: Iterable[Pause], hours: int) -> datetime | None:
    """Return the due moment when paused time does not count; None while the clock stands still.

    Pauses may overlap and come in any order; what lies before the start or after the due moment
    moves nothing.
    """
    due_at = due_after(started_at, hours)
    counted_to = utc(started_at)
    for pause in sorted(pauses, key=lambda pause: utc(pause.from_at)):
        paused_at = max(utc(pause.from_at), counted_to)
        if paused_at >= due_at:
            continue
        if pause.to_at is None:
            return None
        resumed_at = max(utc(pause.to_at), paused_at)
        due_at += resumed_at - paused_at
        counted_to = resumed_at
    return due_at


def state(due_at: datetime | None, met_at: datetime | None, now: datetime) -> ClockState:
    """Say how a clock stands: met before the due moment, late from it on, else due or paused."""
    if due_at is None:
        return "met" if met_at is not None else "paused"
    if met_at is not None:
        return "met" if utc(met_at) < utc(due_at) else "late"
    return "due" if utc(now) < utc(due_at) else "late"


def percent_met(states: Iterable[ClockState]) -> Decimal | None:
    """Return met as a percentage of met and late, to one decimal; None when neither exists.

    Clocks that still run or stand paused are not counted: they can yet go either way.
    """
    ended = [each for each in states if each in ("met", "late")]
    if not ended:
        return None
    share = Decimal(100) * ended.count("met") / len(ended)
    return share.quantize(Decimal("0.1"), rounding="ROUND_HALF_UP")
