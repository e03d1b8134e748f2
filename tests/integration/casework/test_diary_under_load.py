"""Many bookings of one slot at the same moment: every place is given once, and nobody gets two."""

import pytest

from counterpart.casework.actions import diary
from counterpart.casework.errors import SlotTaken
from counterpart.casework.models import CallBack, Case, DiarySlot
from tests.at_once import at_once
from tests.factories import NOW, make_case, make_diary_slot
from tests.people import make_people

CALLERS = 8
PLACES = 3


@pytest.mark.slow  # real threads, each with its own connection to the database
@pytest.mark.django_db(transaction=True)
def test_no_place_is_given_twice() -> None:
    people = make_people()
    slot = make_diary_slot(force=people.norfolk, capacity=PLACES)
    keys = [make_case(force=people.norfolk).pk for _ in range(CALLERS)]

    def book(key: int) -> bool:
        case, wanted = Case.objects.get(pk=key), DiarySlot.objects.get(pk=slot.pk)
        try:
            diary.book(case=case, slot=wanted, by=people.alice.actor, at=NOW)
        except SlotTaken:
            return False
        return True

    assert sum(at_once(book, keys)) == PLACES
    assert sorted(CallBack.objects.values_list("place", flat=True)) == [1, 2, 3]
    assert CallBack.objects.values("case").distinct().count() == PLACES
