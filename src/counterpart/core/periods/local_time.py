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


def resolve_local(day: date, wall: time, zone: ZoneInfo = LONDON) -> list[datetime]:
    """Return the moments (UTC, in order) at which a clock of the zone shows this: none, one or two."""
    shown = datetime.combine(day, wall.replace(tzinfo=None))
    moments = {_as_utc(shown, fold, zone) for fold in (0, 1)}
    return sorted(moment for moment in moments if moment.astimezone(zone).replace(tzinfo=None) == shown)


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


def start_of_day(day: date, zone: ZoneInfo = LONDON) -> datetime:
    """Return the moment (UTC) at which the day begins in the zone: midnight never changes in London."""
    return _as_utc(datetime.combine(day, time()), 0, zone)


def day_range(day: date, zone: ZoneInfo = LONDON) -> tuple[datetime, datetime]:
    """Return the half-open range of moments (UTC) of a day in the zone: 23, 24 or 25 hours."""
    return start_of_day(day, zone), start_of_day(day + timedelta(days=1), zone)


def _as_utc(wall: datetime, fold: int, zone: ZoneInfo) -> datetime:
    return wall.replace(tzinfo=zone, fold=fold).astimezone(UTC)
