"""What the desk has promised, in a sentence."""

from datetime import datetime

from counterpart.base import wording
from counterpart.casework.queries.reports import Promise
from counterpart.core.periods.local_time import local_date


def promise_sentence(promise: Promise, at: datetime) -> str:
    """What happens next and by when."""
    if promise.kind == "call" and promise.at:
        return f"We will call you at {moment(promise.at, at)}."
    if promise.kind == "by" and promise.at:
        if promise.at <= at:
            due = moment(promise.at, at)
            return f"We promised to contact you by {due} and have not. We are sorry. A supervisor knows."
        return f"We will contact you by {moment(promise.at, at)}."
    return "We will look at your report. You can see what happens with it here."


def moment(value: datetime, at: datetime) -> str:
    """`2:05pm today`, `9am tomorrow`, `2:05pm on Wednesday 3 June`."""
    days = (local_date(value) - local_date(at)).days
    day = {-1: "yesterday", 0: "today", 1: "tomorrow"}.get(days) or f"on {wording.weekday(value)}"
    return f"{wording.clock_time(value)} {day}"
