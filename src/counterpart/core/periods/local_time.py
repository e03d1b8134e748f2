"""Between the clock on a shop's wall (Europe/London) and UTC.

On the last Sunday of March the hour from 01:00 does not exist; on the last Sunday of October it
comes twice. Neither is guessed: the caller gets no moment, or two, and asks the person.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


class LocalTimeError(ValueError):
    """The time on the wall names no moment, or two; the message can be shown to a person.

    LocalTimeError
    +-- NonexistentTimeError   the clocks went forward over it
    +-- AmbiguousTimeError     the clocks went back over it: `options` holds both moments
    """

    options: tuple[datetime, ...] = ()


class NonexistentTimeError(LocalTimeError):
    """The clocks went forward over this time."""


class AmbiguousTimeError(LocalTimeError):
    """The clocks went back over this time, so it came twice."""

    def __init__(self, message: str, options: tuple[datetime, ...]) -> None:
        super().__init__(message)
        self.options = options


def resolve_local(day: date, wall: time) -> list[datetime]:
    """Return the moments (UTC, in order) at which a London clock shows this: none, one or two."""
    moments: list[datetime] = []
    for fold in (0, 1):
        moment = _as_utc(datetime.combine(day, wall.replace(tzinfo=None)), fold)
        if to_local(moment).replace(tzinfo=None) == datetime.combine(day, wall.replace(tzinfo=None)):
            moments.append(moment)
    return sorted(set(moments))


def to_utc(day: date, wall: time, fold: int | None = None) -> datetime:
    """Return the one moment at which a London clock shows this.

    `fold` chooses when the time came twice: 0 the first, 1 the second. Raises
    NonexistentTimeError, or AmbiguousTimeError when no choice was made.
    """
    moments = resolve_local(day, wall)
    shown = f"{wall:%H:%M} on {day.day} {day:%B %Y}"
    if not moments:
        raise NonexistentTimeError(f"{shown} did not happen: the clocks went forward an hour")
    if len(moments) == 1:
        return moments[0]
    if fold is None:
        raise AmbiguousTimeError(f"{shown} came twice: the clocks went back an hour", tuple(moments))
    return moments[fold]


def to_local(moment: datetime) -> datetime:
    """Return the moment as a London clock shows it."""
    if moment.utcoffset() is None:
        raise ValueError(f"A moment needs its time zone: {moment.isoformat()}")
    return moment.astimezone(LONDON)


def local_date(moment: datetime) -> date:
    """Return the day that a London calendar shows at this moment."""
    return to_local(moment).date()


def start_of_day(day: date) -> datetime:
    """Return the moment (UTC) at which the day begins in London: midnight never changes."""
    return _as_utc(datetime.combine(day, time()), fold=0)


def day_range(day: date) -> tuple[datetime, datetime]:
    """Return the half-open range of moments (UTC) of a London day: 23, 24 or 25 hours."""
    return start_of_day(day), start_of_day(day + timedelta(days=1))


def _as_utc(wall: datetime, fold: int) -> datetime:
    return wall.replace(tzinfo=LONDON, fold=fold).astimezone(UTC)
