"""The diary: free times to offer, and a week to look at."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from counterpart.base.wording import clock_time, weekday
from counterpart.casework.models import DiarySlot
from counterpart.casework.queries.diary import Day
from counterpart.core.periods.local_time import local_date


@dataclass(frozen=True, slots=True)
class DiaryDay:
    """One day: its name and its rows. `left` is empty for times that are past."""

    title: str
    rows: list[dict[str, Any]]
    is_today: bool


def slot_options(slots: Iterable[DiarySlot]) -> list[tuple[int, str]]:
    """Id and words of each free slot: `Wednesday 3 June, 2pm to 2:30pm`."""
    return [(slot.pk, f"{weekday(slot.starts_at)}, {times_of(slot)}") for slot in slots]


def week_of(days: Iterable[Day], *, at: datetime) -> list[DiaryDay]:
    """The days of `casework.queries.diary.week` that have any times, as the page shows them."""
    today = local_date(at)
    return [
        DiaryDay(weekday(day.date), [_row(slot, at) for slot in day.slots], day.date == today)
        for day in days
        if day.slots
    ]


def times_of(slot: DiarySlot) -> str:
    return f"{clock_time(slot.starts_at)} to {clock_time(slot.ends_at)}"


def _row(slot: Any, at: datetime) -> dict[str, Any]:
    return {
        "times": times_of(slot),
        "calls": slot.standing,
        "left": "" if slot.ends_at <= at else max(0, slot.capacity - slot.booked),
    }
