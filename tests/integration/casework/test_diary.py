"""The diary: places, bookings, and what they do to the promise."""

from datetime import date, time, timedelta

import pytest

from counterpart.base.errors import NeedsReason
from counterpart.casework.actions import diary
from counterpart.casework.errors import AlreadyBooked, AlreadyDone, SlotTaken, WrongValue
from counterpart.casework.models import CallBack, CallBackState, Case, DiarySlot
from tests.factories import NOW, make_case, make_diary_slot
from tests.people import People

HOUR = timedelta(hours=1)


@pytest.fixture
def case(people: People) -> Case:
    return make_case(force=people.norfolk, organisation=people.castle_street)


@pytest.fixture
def slot(people: People) -> DiarySlot:
    return make_diary_slot(force=people.norfolk)


def test_slots_fill_the_time_between_two_wall_times(people: People) -> None:
    opened = diary.open_slots(
        force=people.norfolk,
        day=date(2026, 6, 4),
        from_time=time(9),
        to_time=time(10, 45),
        minutes=30,
        capacity=2,
        by=people.sam.actor,
        at=NOW,
    )
    assert [f"{slot.starts_at:%H:%M}" for slot in opened] == ["08:00", "08:30", "09:00"]
    assert {slot.capacity for slot in opened} == {2}


def test_opening_again_changes_the_capacity_and_keeps_the_calls(people: People, case: Case, slot: DiarySlot) -> None:
    booked = diary.book(case=case, slot=slot, by=people.alice.actor, at=NOW)
    diary.open_slots(
        force=people.norfolk,
        day=date(2026, 6, 3),
        from_time=time(15),
        to_time=time(15, 30),
        minutes=30,
        capacity=3,
        by=people.sam.actor,
        at=NOW,
    )
    slot.refresh_from_db()
    assert slot.capacity == 3
    assert booked.slot == slot


@pytest.mark.parametrize(
    ("minutes", "capacity", "to_time"), [(1, 1, time(10)), (30, 0, time(10)), (30, 1, time(9, 10))]
)
def test_slots_must_make_sense(people: People, minutes: int, capacity: int, to_time: time) -> None:
    with pytest.raises(WrongValue):
        diary.open_slots(
            force=people.norfolk,
            day=date(2026, 6, 4),
            from_time=time(9),
            to_time=to_time,
            minutes=minutes,
            capacity=capacity,
            by=people.sam.actor,
            at=NOW,
        )


def test_a_booking_takes_a_place_and_pauses_the_promise(people: People, case: Case, slot: DiarySlot) -> None:
    booked = diary.book(case=case, slot=slot, by=people.alice.actor, at=NOW + HOUR)
    assert booked.place == 1
    assert case.contact_due_at == NOW + (24 + 3) * HOUR
    assert case.events.get(kind="call_back.book").summary == "A call was booked for 3:00pm on 3 June 2026"


def test_a_full_slot_is_refused(people: People, slot: DiarySlot) -> None:
    first, second = (make_case(force=people.norfolk) for _ in range(2))
    diary.book(case=first, slot=slot, by=people.alice.actor, at=NOW)
    with pytest.raises(SlotTaken) as refusal:
        diary.book(case=second, slot=slot, by=people.alice.actor, at=NOW)
    assert refusal.value.field == "slot"
    second.refresh_from_db()
    assert second.contact_due_at == NOW + 24 * HOUR


def test_a_cancelled_place_can_be_booked_again(people: People, case: Case, slot: DiarySlot) -> None:
    booked = diary.book(case=case, slot=slot, by=people.alice.actor, at=NOW)
    diary.cancel(call_back=booked, reason="Cannot talk then", by=people.alice.actor, at=NOW + HOUR)
    case.refresh_from_db()
    assert case.contact_due_at == NOW + 25 * HOUR
    other = make_case(force=people.norfolk)
    assert diary.book(case=other, slot=slot, by=people.alice.actor, at=NOW + HOUR).place == 1


def test_cancelling_at_once_leaves_no_pause(people: People, case: Case, slot: DiarySlot) -> None:
    booked = diary.book(case=case, slot=slot, by=people.alice.actor, at=NOW)
    diary.cancel(call_back=booked, reason="Mistake", by=people.alice.actor, at=NOW)
    case.refresh_from_db()
    assert case.contact_due_at == NOW + 24 * HOUR
    with pytest.raises(AlreadyDone):
        diary.cancel(call_back=booked, reason="Again", by=people.alice.actor, at=NOW)


def test_moving_keeps_one_booking_and_one_pause(people: People, case: Case, slot: DiarySlot) -> None:
    booked = diary.book(case=case, slot=slot, by=people.alice.actor, at=NOW)
    later = make_diary_slot(force=people.norfolk, starts_at=NOW + 30 * HOUR)
    moved = diary.move(call_back=booked, slot=later, by=people.alice.actor, at=NOW + 2 * HOUR)
    assert [call.pk for call in CallBack.objects.filter(state=CallBackState.BOOKED)] == [moved.pk]
    case.refresh_from_db()
    assert case.contact_due_at == NOW + 54 * HOUR


def test_a_move_to_a_full_slot_changes_nothing(people: People, case: Case, slot: DiarySlot) -> None:
    booked = diary.book(case=case, slot=slot, by=people.alice.actor, at=NOW)
    full = make_diary_slot(force=people.norfolk, starts_at=NOW + 6 * HOUR)
    diary.book(case=make_case(force=people.norfolk), slot=full, by=people.alice.actor, at=NOW)
    with pytest.raises(SlotTaken):
        diary.move(call_back=booked, slot=full, by=people.alice.actor, at=NOW + HOUR)
    booked.refresh_from_db()
    case.refresh_from_db()
    assert booked.state == CallBackState.BOOKED
    assert case.contact_due_at == NOW + 28 * HOUR


def test_a_missed_call_says_sorry_and_the_promise_runs_on(people: People, case: Case, slot: DiarySlot) -> None:
    booked = diary.book(case=case, slot=slot, by=people.alice.actor, at=NOW)
    diary.miss(call_back=booked, by=people.alice.actor, at=slot.ends_at)
    case.refresh_from_db()
    assert case.contact_due_at == slot.starts_at + 24 * HOUR
    assert "sorry" in case.events.get(kind="call_back.miss").summary


def test_a_case_has_one_booked_call(people: People, case: Case, slot: DiarySlot) -> None:
    diary.book(case=case, slot=slot, by=people.alice.actor, at=NOW)
    with pytest.raises(AlreadyBooked):
        diary.book(
            case=case,
            slot=make_diary_slot(force=people.norfolk, starts_at=NOW + 6 * HOUR),
            by=people.alice.actor,
            at=NOW,
        )


def test_slots_past_or_of_another_force_are_not_on_offer(people: People, case: Case, slot: DiarySlot) -> None:
    with pytest.raises(SlotTaken):
        diary.book(case=case, slot=slot, by=people.alice.actor, at=slot.starts_at)
    with pytest.raises(SlotTaken):
        diary.book(case=case, slot=make_diary_slot(force=people.suffolk), by=people.alice.actor, at=NOW)


def test_cancelling_needs_a_reason(people: People, case: Case, slot: DiarySlot) -> None:
    booked = diary.book(case=case, slot=slot, by=people.alice.actor, at=NOW)
    with pytest.raises(NeedsReason):
        diary.cancel(call_back=booked, reason="", by=people.alice.actor, at=NOW)
