"""How far a camera's clock was off, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from counterpart.base.wording import plural
from counterpart.evidence.models import ClockCheck


def latest(checks: Iterable[ClockCheck]) -> ClockCheck | None:
    """The check that counts: the last one made."""
    return max(checks, key=lambda check: (check.checked_at, check.pk), default=None)


def offset_words(seconds: int) -> str:
    """What a correction of `seconds` says of the clock: `The camera's clock was 2 minutes 10 seconds fast`."""
    if seconds == 0:
        return _("The camera's clock was right")
    span = span_words(abs(seconds))
    if seconds < 0:
        return _("The camera's clock was %(span)s fast") % {"span": span}
    return _("The camera's clock was %(span)s slow") % {"span": span}


def span_words(seconds: int) -> str:
    """Every unit that there is, so that nothing is rounded: `1 day 2 minutes 10 seconds`."""
    units = (("day", 86_400), ("hour", 3600), ("minute", 60), ("second", 1))
    parts = []
    for unit, length in units:
        count, seconds = divmod(seconds, length)
        if count:
            parts.append(plural(count, unit))
    return " ".join(parts)
