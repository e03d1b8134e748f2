"""Whatever is agreed, booked, moved, cancelled or missed: the promise is 24 hours without the agreed times."""

from contextlib import suppress
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterpart.base.errors import DomainError
from counterpart.casework.actions import contact, diary
from counterpart.casework.models import Case, DiarySlot
from counterpart.casework.queries import cases
from counterpart.core.periods.clocks import Pause, due_with_pauses
from tests.factories import NOW, make_case, make_diary_slot
from tests.people import People, make_people

HOUR = timedelta(hours=1)
STEPS = st.lists(
    st.tuples(st.sampled_from(["agree", "book", "move", "cancel", "miss"]), st.integers(0, 9), st.integers(1, 30)),
    max_size=8,
)


@pytest.mark.slow  # many steps on real rows for each example
@pytest.mark.django_db
@given(steps=STEPS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_due_moment_follows_from_the_pauses_alone(steps: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        people, at = make_people(), NOW
        case = make_case(force=people.norfolk)
        due_before = case.contact_due_at
        for step, later, ahead in steps:
            at += later * HOUR
            with suppress(DomainError):
                take(people, case, step, at, ahead)
            clock = case.clocks.prefetch_related("pauses").get(kind="contact")
            pauses = [Pause(row.from_at, row.to_at) for row in clock.pauses.all()]
            assert clock.due_at == due_with_pauses(clock.started_at, pauses, 24)
            assert Case.objects.get(pk=case.pk).contact_due_at == clock.due_at
            assert clock.due_at >= NOW + 24 * HOUR
            if due_before is not None and at >= due_before:  # a breach cannot be agreed away
                assert clock.due_at == due_before
            due_before = clock.due_at
        transaction.set_rollback(True)


def take(people: People, case: Case, step: str, at: datetime, ahead: int) -> None:
    by = people.alice.actor
    starts_at = at + ahead * HOUR
    if step == "agree":
        contact.agree_time(case=case, until=starts_at, reason="Asked", by=by, at=at)
        return
    call = cases.booked_call(case)
    if step == "book":
        diary.book(case=case, slot=slot_at(people, starts_at), by=by, at=at)
    elif call is not None and step == "move":
        diary.move(call_back=call, slot=slot_at(people, starts_at), by=by, at=at)
    elif call is not None and step == "cancel":
        diary.cancel(call_back=call, reason="Changed", by=by, at=at)
    elif call is not None and call.slot.ends_at <= at:
        diary.miss(call_back=call, by=by, at=at)


def slot_at(people: People, starts_at: datetime) -> DiarySlot:
    return people.norfolk.diary_slots.filter(starts_at=starts_at).first() or make_diary_slot(
        force=people.norfolk, starts_at=starts_at
    )
