"""How moments, durations, money and counts are written for people, in GOV.UK style.

Pure functions. Moments come in as aware datetimes and are shown in Europe/London. Month and
weekday names follow the active language.
"""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import dateformat
from django.utils.translation import gettext, ngettext

from counterpart.core.periods.local_time import local_date, to_local
from counterpart.core.words import plural as plural

_SMALL_SHARE = 0.1


def day(value: date | datetime) -> str:
    """`3 June 2026`."""
    return dateformat.format(_local_date(value), "j F Y")


def short_day(value: date | datetime) -> str:
    """`3 June`, where the year is plain from the page."""
    return dateformat.format(_local_date(value), "j F")


def weekday(value: date | datetime) -> str:
    """`Wednesday 3 June`."""
    return dateformat.format(_local_date(value), "l j F")


def clock_time(value: time | datetime) -> str:
    """`2:05pm`, `9am`, `midday`, `midnight`."""
    shown = to_local(value).time() if isinstance(value, datetime) else value
    if shown.minute == 0 and shown.hour in (0, 12):
        return gettext("midday") if shown.hour else gettext("midnight")
    hour, half = shown.hour % 12 or 12, "am" if shown.hour < 12 else "pm"
    return f"{hour}:{shown.minute:02}{half}" if shown.minute else f"{hour}{half}"


def local_time(moment: datetime) -> str:
    """`3 June 2026, 2:05pm`."""
    return f"{day(moment)}, {clock_time(moment)}"


def duration(span: timedelta) -> str:
    """The two largest units of a span: `3 hours 20 minutes`, `2 days 4 hours`, `under a minute`."""
    minutes = int(abs(span).total_seconds()) // 60
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [
        ngettext("%(n)s day", "%(n)s days", days) % {"n": days} if days else "",
        ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": hours} if hours else "",
        ngettext("%(n)s minute", "%(n)s minutes", rest) % {"n": rest} if rest and not days else "",
    ]
    return " ".join(part for part in parts if part) or gettext("under a minute")


def relative(moment: datetime, now: datetime) -> str:
    """`in 3 hours 20 minutes`, `2 days 4 hours ago`, `now` within a minute."""
    span = moment - now
    if abs(span) < timedelta(minutes=1):
        return gettext("now")
    frame = gettext("in %(span)s") if span > timedelta() else gettext("%(span)s ago")
    return frame % {"span": duration(span)}


def pounds(pence: int | None) -> str:
    """`£1,234.50`; whole pounds without pence; the empty string for no amount."""
    if pence is None:
        return ""
    sign, amount = "-" if pence < 0 else "", Decimal(abs(pence)) / 100
    return f"{sign}£{amount:,.0f}" if pence % 100 == 0 else f"{sign}£{amount:,.2f}"


def size(count: int) -> str:
    """How much storage a file takes, in decimal units: `18.4 MB`, `340 kB`, `12 bytes`."""
    for unit, one in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if count >= one:
            return f"{count / one:,.1f} {unit}".replace(".0 ", " ")
    return plural(count, "byte")


def share(part: float) -> str:
    """`39%`; `1.2%` where a whole number would say too little."""
    return f"{part:.1%}" if part < _SMALL_SHARE else f"{part:.0%}"


def _local_date(value: date | datetime) -> date:
    return local_date(value) if isinstance(value, datetime) else value
