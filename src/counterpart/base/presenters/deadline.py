"""How a promise stands, in words and tone. Shared by pages, mails and lists."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from counterpart.base import wording
from counterpart.core.periods.local_time import local_date

SOON = timedelta(hours=4)  # from here on the owner is warned


@dataclass(frozen=True, slots=True)
class Deadline:
    """`tone` is one of the tones of a status; `moment` is when it falls due, or was kept."""

    words: str
    tone: str
    moment: datetime | None
    moment_words: str


def deadline_of(due_at: datetime, at: datetime, kept_at: datetime | None = None, paused: bool = False) -> Deadline:
    """The deadline as it stands at `at`. It is missed at `due_at` itself: the span is half-open."""
    if kept_at:
        return _kept(due_at, at, kept_at)
    if paused:
        return Deadline(_("Paused"), "neutral", None, "")
    span = wording.duration(due_at - at)
    by = _("by %(moment)s") % {"moment": near(due_at, at)}
    if at >= due_at:
        was_due = _("was due %(moment)s") % {"moment": near(due_at, at)}
        return Deadline(_("Overdue by %(span)s") % {"span": span}, "urgent", due_at, was_due)
    tone = "waiting" if due_at - at <= SOON else "active"
    return Deadline(_("%(span)s left") % {"span": span}, tone, due_at, by)


def _kept(due_at: datetime, at: datetime, kept_at: datetime) -> Deadline:
    if kept_at < due_at:
        return Deadline(_("Kept"), "good", kept_at, near(kept_at, at))
    late = _("Kept %(span)s late") % {"span": wording.duration(kept_at - due_at)}
    return Deadline(late, "waiting", kept_at, near(kept_at, at))


def near(moment: datetime, at: datetime) -> str:
    """A moment as short as it can be from where we stand: `2:05pm today`, `9am tomorrow`, `3 June, 9am`."""
    days = (local_date(moment) - local_date(at)).days
    time = wording.clock_time(moment)
    words = {0: _("%(time)s today"), 1: _("%(time)s tomorrow"), -1: _("%(time)s yesterday")}
    if days in words:
        return words[days] % {"time": time}
    same_year = local_date(moment).year == local_date(at).year
    return f"{wording.short_day(moment) if same_year else wording.day(moment)}, {time}"
