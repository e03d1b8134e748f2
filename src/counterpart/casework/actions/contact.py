"""Contact with the business, and the promise of it within 24 hours."""

from datetime import datetime

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.casework import guards, trail
from counterpart.casework.actions import clocks, diary
from counterpart.casework.errors import WrongValue
from counterpart.casework.models import (
    CallBack,
    CallBackState,
    Case,
    ClockKind,
    ContactAttempt,
    ContactChannel,
    ContactResult,
    DiarySlot,
)
from counterpart.casework.queries import groups
from counterpart.casework.rules import KEEPS_PROMISE, shown

# What can come of each way, and what the business then reads.
_SHARED_WORDS = {
    ("phone", "reached"): "We spoke to you by telephone",
    ("phone", "no_answer"): "We telephoned you and there was no answer",
    ("phone", "left_message"): "We telephoned you and left a message",
    ("phone", "wrong_details"): "We telephoned you and the number was wrong",
    ("in_person", "reached"): "We came to see you",
    ("in_person", "no_answer"): "We came to see you and nobody could be found",
    ("in_person", "left_message"): "We came to see you and left a message",
    ("in_person", "wrong_details"): "We came to see you and the address was wrong",
    ("email", "sent"): "We emailed you",
    ("email", "wrong_details"): "We emailed you and the address was wrong",
    ("message", "sent"): "We sent you a message",
}


@transaction.atomic
def log_attempt(*, case: Case, channel: str, result: str, by: Actor, at: datetime, note: str = "") -> ContactAttempt:
    """Write down one attempt. Only `reached` and `sent` keep the promise, on all reports held.

    Reaching the business also counts as the call that was booked. Raises WrongValue for a channel
    or result outside its list, or a result that this channel cannot have.
    """
    guards.lock_live(case)
    _check(channel, result)
    attempt = ContactAttempt.objects.create(
        case=case, channel=channel, result=result, note=note, attempted_at=at, attempted_by_id=by.person_id
    )
    trail.record(
        case,
        "contact.log_attempt",
        _SHARED_WORDS[channel, result],
        by=by,
        at=at,
        shared=True,
        detail=note,
        target=attempt,
        data={"channel": channel, "result": result},
    )
    if result in KEEPS_PROMISE:
        _keep(case, result, by, at)
    return attempt


@transaction.atomic
def agree_time(
    *, case: Case, reason: str, by: Actor, at: datetime, slot: DiarySlot | None = None, until: datetime | None = None
) -> None:
    """The business asked for a time: the promise stands still until then.

    With a slot the call is booked in the diary (errors as in `diary.book`); with `until` only the
    promise stands still, in place of what was agreed before. Raises NeedsReason, WrongValue for a time
    that is not in the future, AlreadyBooked while a call is booked, which can be moved.
    """
    reason = guards.words(reason, "reason", "Say what was agreed with the business")
    if slot is not None:
        diary.book(case=case, slot=slot, by=by, at=at, reason=reason)
        return
    if until is None or until <= at:
        raise WrongValue("The agreed time must be in the future", "until")
    guards.lock_live(case)
    diary.refuse_second(case)
    clocks.pause(case=case, until=until, reason=reason, at=at)
    trail.record(
        case,
        "contact.agree_time",
        f"We agreed to contact you at {shown(until)}",
        by=by,
        at=at,
        shared=True,
        detail=reason,
        data={"until": until},
    )


@transaction.atomic
def waive(*, case: Case, reason: str, by: Actor, at: datetime) -> None:
    """The business wants no contact: the promise no longer stands."""
    reason = guards.words(reason, "reason", "Say why no contact is wanted")
    guards.lock_live(case)
    clocks.waive(case=case, kind=ClockKind.CONTACT, reason=reason, at=at)
    trail.record(case, "contact.waive", "You asked us not to contact you", by=by, at=at, shared=True, detail=reason)


def _keep(case: Case, result: str, by: Actor, at: datetime) -> None:
    clocks.meet(case=case, kind=ClockKind.CONTACT, at=at)
    if result == ContactResult.REACHED:
        for call_back in CallBack.objects.filter(case__in=groups.held_cases(case), state=CallBackState.BOOKED):
            diary.keep(call_back=call_back, by=by, at=at)


def _check(channel: str, result: str) -> None:
    if channel not in ContactChannel.values:
        raise WrongValue("Choose how you tried to reach the business", "channel")
    if result not in ContactResult.values:
        raise WrongValue("Choose what came of it", "result")
    if (channel, result) not in _SHARED_WORDS:
        raise WrongValue("This cannot come of trying in this way: choose another result", "result")
