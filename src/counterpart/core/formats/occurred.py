"""When a crime happened, as a record system writes it: a moment, or a day on which nobody looked at the clock."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from counterpart.core.periods.local_time import NonexistentTimeError, day_range, resolve_local

# The first and the last moment (UTC) at which it can have been; equal where the moment is known.
Span = tuple[datetime, datetime]

# Letters of a format that tell a time of day.
_TIMES = ("%H", "%I", "%X", "%c")


def read(text: str, format_: str, zone: ZoneInfo) -> Span:
    """The span that a text tells: of a day its first and last moment, of a time that came twice both.

    `format_` is in Python's letters, ISO 8601 when empty. A text with an offset or a Z is taken at its word, any other
    as a clock of the zone shows it. Raises ValueError, and NonexistentTimeError where the clocks went forward over it.
    """
    day = _day(text, format_)
    if day:
        return day_range(day, zone)
    moment = datetime.strptime(text, format_) if format_ else datetime.fromisoformat(text)  # noqa: DTZ007  # see zone
    if moment.utcoffset() is not None:
        return moment.astimezone(UTC), moment.astimezone(UTC)
    moments = resolve_local(moment.date(), moment.time(), zone)
    if not moments:
        raise NonexistentTimeError(f"the clocks of {zone.key} went forward over it")
    return moments[0], moments[-1]


def _day(text: str, format_: str) -> date | None:
    """The day of a text that tells no time of day; midnight, where a time is told, is a time."""
    if format_:
        told = any(letters in format_ for letters in _TIMES)
        return None if told else datetime.strptime(text, format_).date()  # noqa: DTZ007  # a day has no zone
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
