"""Questions about the diary."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, F, Prefetch, Q, QuerySet

from counterpart.base.actors import Actor
from counterpart.casework.models import CallBack, CallBackState, DiarySlot
from counterpart.core.periods.local_time import day_range, local_date
from counterpart.partners.models import Organisation

_STANDS = ~Q(call_backs__state=CallBackState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the diary, in London, with its slots in order; each carries `booked` and its `standing` calls."""

    date: date
    slots: tuple[DiarySlot, ...]


def free_slots(force: Organisation, from_at: datetime, to_at: datetime) -> QuerySet[DiarySlot]:
    """Slots that begin in the half-open range and have a place left (`free` says how many), in order."""
    return (
        _counted(force, from_at, to_at)
        .annotate(free=F("capacity") - F("booked"))
        .filter(free__gt=0)
        .order_by("starts_at")
    )


def week(force: Organisation, day: date) -> tuple[Day, ...]:
    """The seven days from Monday of that day's week: two queries."""
    monday = day - timedelta(days=day.weekday())
    days = [monday + timedelta(days=count) for count in range(7)]
    standing = Prefetch(
        "call_backs",
        CallBack.objects.exclude(state=CallBackState.CANCELLED)
        .select_related("case", "case__owner", "case__organisation", "case__primary_incident")
        .order_by("place"),
        to_attr="standing",
    )
    slots = _counted(force, day_range(days[0])[0], day_range(days[-1])[1]).prefetch_related(standing)
    by_day: dict[date, list[DiarySlot]] = {each: [] for each in days}
    for slot in slots.order_by("starts_at"):
        by_day[local_date(slot.starts_at)].append(slot)
    return tuple(Day(each, tuple(found)) for each, found in by_day.items())


def call_backs(actor: Actor, at: datetime, to_at: datetime) -> QuerySet[CallBack]:
    """Calls booked for the actor's own cases that begin before `to_at` and are not over, the next one first."""
    return (
        CallBack.objects.filter(
            state=CallBackState.BOOKED,
            case__owner_id=actor.person_id,
            case__force_id=actor.organisation_id,
            slot__ends_at__gt=at,
            slot__starts_at__lt=to_at,
        )
        .select_related("slot", "case", "case__primary_incident", "case__premises", "case__organisation")
        .order_by("slot__starts_at", "pk")
    )


def find_slot(force: Organisation, slot_id: int) -> DiarySlot:
    """One slot of the force. Raises DiarySlot.DoesNotExist otherwise."""
    return DiarySlot.objects.get(pk=slot_id, force=force)


def _counted(force: Organisation, from_at: datetime, to_at: datetime) -> QuerySet[DiarySlot]:
    return DiarySlot.objects.filter(force=force, starts_at__gte=from_at, starts_at__lt=to_at).annotate(
        booked=Count("call_backs", filter=_STANDS)
    )
