"""Free times to call, as choices."""

from collections.abc import Iterable
from datetime import datetime

from counterpart.base import wording
from counterpart.business.presenters.promises import moment
from counterpart.casework.models import DiarySlot


def slot_choices(slots: Iterable[DiarySlot], at: datetime) -> list[tuple[int, str]]:
    """Each free slot with its words: `2pm to 2:30pm today`."""
    return [(slot.pk, slot_words(slot, at)) for slot in slots]


def slot_words(slot: DiarySlot, at: datetime) -> str:
    return f"{wording.clock_time(slot.starts_at)} to {moment(slot.ends_at, at)}"
