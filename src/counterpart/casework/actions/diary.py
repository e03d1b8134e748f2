"""The desk's diary: times to call, and calls booked in them.

A place in a slot is a row with a unique number, so two bookings can never hold the same one
however close together they come: the later one is refused by the database and tries the next.
"""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import IntegrityError, transaction

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework import guards, trail
from counterpart.casework.actions import clocks, messages
from counterpart.casework.errors import AlreadyBooked, AlreadyDone, SlotTaken, WrongValue
from counterpart.casework.models import CallBack, CallBackState, Case, DiarySlot
from counterpart.casework.queries import groups
from counterpart.casework.rules import shown
from counterpart.core.periods.local_time import to_utc
from counterpart.partners.models import Organisation

GONE = "That time has just been taken. Choose another."


@transaction.atomic
def open_slots(
    *,
    force: Organisation,
    day: date,
    from_time: time,
    to_time: time,
    minutes: int,
    capacity: int,
    by: Actor,
    at: datetime,
) -> list[DiarySlot]:
    """Open slots of so many minutes between two London times of a day, each for `capacity` calls.

    A slot that is there already takes the new capacity; calls booked in it stay. Raises
    LocalTimeError for a time that the clocks skip or repeat.
    """
    if minutes < 5 or capacity < 1:
        raise WrongValue("Slots last 5 minutes or more and take one call or more", "capacity")
    start, end, step = to_utc(day, from_time), to_utc(day, to_time), timedelta(minutes=minutes)
    slots = []
    while start + step <= end:
        slot, _ = DiarySlot.objects.update_or_create(
            force=force, starts_at=start, defaults={"ends_at": start + step, "capacity": capacity}
        )
        slots.append(slot)
        start += step
    if not slots:
        raise WrongValue("The end must come at least one slot after the start", "to_time")
    audit.record(
        by=by,
        at=at,
        action="diary.open",
        kind=audit.Kind.ALTERATION,
        target=force,
        data={"slots": [s.pk for s in slots]},
    )
    return slots


@transaction.atomic
def book(
    *, case: Case, slot: DiarySlot, by: Actor, at: datetime, reason: str = "", in_place_of: CallBack | None = None
) -> CallBack:
    """Promise a call in the slot; the contact promise stands still until the slot begins.

    The business is told, and of the call that this one is in place of, unless it chose the time itself.

    Raises SlotTaken when no place is left or the slot has begun, AlreadyBooked when a call is
    booked already, CaseIsClosed.
    """
    guards.lock_live(case)
    if slot.force_id != case.force_id or slot.starts_at <= at:
        raise SlotTaken("That time is not on offer. Choose another.", "slot")
    refuse_second(case)
    call_back = _take_place(case, slot, at)
    clocks.pause(
        case=case,
        until=slot.starts_at,
        reason=reason or f"A call was agreed for {shown(slot.starts_at)}",
        at=at,
        call_back=call_back,
    )
    trail.record(
        case,
        "call_back.book",
        f"A call was booked for {shown(slot.starts_at)}",
        by=by,
        at=at,
        shared=True,
        detail=reason,
        target=call_back,
        data={"slot": slot.pk, "place": call_back.place},
    )
    earlier = shown(in_place_of.slot.starts_at) if in_place_of else ""
    _tell("call_booked", call_back, by, at, earlier=earlier)
    return call_back


@transaction.atomic
def move(*, call_back: CallBack, slot: DiarySlot, by: Actor, at: datetime, reason: str = "") -> CallBack:
    """Move a booked call to another slot: returns the new booking. Raises as `book` does."""
    release(call_back=call_back, reason=reason or "Moved to another time", by=by, at=at)
    holder = groups.holder(call_back.case.primary_incident)
    return book(case=holder, slot=slot, by=by, at=at, reason=reason, in_place_of=call_back)


@transaction.atomic
def cancel(*, call_back: CallBack, reason: str, by: Actor, at: datetime) -> CallBack:
    """Give the place back, and tell the business; the contact promise runs again from now."""
    release(call_back=call_back, reason=reason, by=by, at=at)
    _tell("call_cancelled", call_back, by, at)
    return call_back


@transaction.atomic
def release(*, call_back: CallBack, reason: str, by: Actor, at: datetime) -> CallBack:
    """As `cancel`, as a part of a larger step of which the business is told."""
    reason = guards.words(reason, "reason", "Say why the call is cancelled")
    _end(call_back, CallBackState.CANCELLED, at)
    clocks.end_pause(call_back=call_back, at=at)
    summary = f"The call booked for {shown(call_back.slot.starts_at)} was cancelled"
    trail.record(
        call_back.case, "call_back.cancel", summary, by=by, at=at, shared=True, detail=reason, target=call_back
    )
    return call_back


@transaction.atomic
def keep(*, call_back: CallBack, by: Actor, at: datetime) -> CallBack:
    """The call was made. `contact.log_attempt` does this by itself once the business is reached."""
    _end(call_back, CallBackState.KEPT, at)
    clocks.end_pause(call_back=call_back, at=at)
    summary = f"We called as booked for {shown(call_back.slot.starts_at)}"
    trail.record(call_back.case, "call_back.keep", summary, by=by, at=at, shared=True, target=call_back)
    return call_back


@transaction.atomic
def miss(*, call_back: CallBack, by: Actor, at: datetime) -> CallBack:
    """The slot went by without the call: the business is told. The promise has run again since the slot began."""
    _end(call_back, CallBackState.MISSED, at)
    summary = f"We did not call as booked for {shown(call_back.slot.starts_at)}. We are sorry."
    trail.record(call_back.case, "call_back.miss", summary, by=by, at=at, shared=True, target=call_back)
    _tell("call_missed", call_back, by, at)
    return call_back


def refuse_second(case: Case) -> None:
    """Raise AlreadyBooked where a call is booked for any report of the case."""
    if CallBack.objects.filter(case__in=groups.held_cases(case), state=CallBackState.BOOKED).exists():
        raise AlreadyBooked(f"A call is already booked for {case.reference}", "slot")


def _take_place(case: Case, slot: DiarySlot, at: datetime) -> CallBack:
    taken = set(slot.call_backs.exclude(state=CallBackState.CANCELLED).values_list("place", flat=True))
    for place in range(1, slot.capacity + 1):
        if place in taken:
            continue
        try:
            with transaction.atomic():
                return CallBack.objects.create(slot=slot, place=place, case=case, booked_at=at)
        except IntegrityError:  # somebody was quicker: try the next place
            continue
    raise SlotTaken(GONE, "slot")


def _tell(template: str, call_back: CallBack, by: Actor, at: datetime, **facts: Any) -> None:
    if by.organisation_kind != "force" and by.role != "system":
        return  # the business knows what it does itself
    holder = groups.holder(call_back.case.primary_incident)
    due = shown(holder.contact_due_at) if holder.contact_due_at else ""
    facts |= {"call_at": shown(call_back.slot.starts_at), "contact_by": due}
    messages.tell(case=holder, template=template, by=by, at=at, **facts)


def _end(call_back: CallBack, state: str, at: datetime) -> None:
    guards.lock(call_back)
    if call_back.state != CallBackState.BOOKED:
        raise AlreadyDone(f"This call was {call_back.get_state_display().lower()} before")
    call_back.state, call_back.ended_at = state, at
    call_back.save(update_fields=["state", "ended_at"])
