"""Decisions of footage that need no database."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from counterpart.core.periods.local_time import to_local
from counterpart.footage.policy import Asking

# Words that every business has in its name tell nobody apart.
_COMMON = frozenset({"the", "and", "shop", "stores", "store", "street", "road", "market", "limited", "ltd"})
# A reminder that would fall at night goes so long before the evening's end: a worker that pauses still sends it.
_BEFORE_THE_QUIET = timedelta(hours=2)
_HOUSE_NUMBER = re.compile(r"^\s*(?:unit|flat)?\s*\d+[a-z]?(?:\s*[-/]\s*\d+[a-z]?)?[\s,]+", re.IGNORECASE)


def is_quiet(moment: datetime, policy: Asking) -> bool:
    """Whether no business should be disturbed at this moment, by the clock in London."""
    clock = to_local(moment).time()
    return clock >= policy.quiet_from or clock < policy.quiet_to


def stages_behind(due_at: datetime, at: datetime, policy: Asking) -> int:
    """How many reminders should have gone by `at`; half-open, so one is due at its very moment."""
    return sum(1 for before in policy.remind_before if reminds_at(due_at, before, policy) <= at)


def reminds_at(due_at: datetime, before: timedelta, policy: Asking) -> datetime:
    """The moment of one reminder: `before` elapsed hours ahead, or the evening before where that is at night.

    Never later than promised: a recording that is lost at four in the morning cannot wait for opening time.
    """
    moment = due_at - before
    if not is_quiet(moment, policy):
        return moment
    local = to_local(moment)
    evening = local.replace(hour=policy.quiet_from.hour, minute=policy.quiet_from.minute, second=0, microsecond=0)
    if local.time() < policy.quiet_to:
        evening -= timedelta(days=1)  # on the wall clock, so the evening stays the evening over a change of clocks
    return (evening - _BEFORE_THE_QUIET).astimezone(due_at.tzinfo)


def street_of(address: str) -> str:
    """An address without its house number, so that it does not name the shop: `Gentleman's Walk, Norwich`."""
    return _HOUSE_NUMBER.sub("", address).strip()


def named_in(text: str, names: Iterable[str]) -> str:
    """The first of the names that stands in the text, in whatever case; empty where none does.

    A name of one common word ("The Shop") says nothing and is passed over.
    """
    words = f" {_plain(text)} "
    for name in names:
        plain = _plain(name)
        if plain and not set(plain.split()) <= _COMMON and f" {plain} " in words:
            return name
    return ""


def earliest(moments: Sequence[datetime], otherwise: datetime) -> datetime:
    """The first of the moments, or another where there is none."""
    return min(moments, default=otherwise)


def _plain(text: str) -> str:
    """The words alone, without what marks a possessor."""
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"['’](?:s\b)?", "", text.lower())))
