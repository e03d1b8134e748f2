"""The contact promise: one clock from the report, 24 hours of elapsed time."""

from datetime import UTC, datetime, timedelta

import pytest

from counterpart.base.audit import AuditEvent
from counterpart.base.errors import NeedsReason
from counterpart.casework.actions import contact, diary
from counterpart.casework.errors import CaseIsClosed, WrongValue
from counterpart.casework.models import CallBackState, Case, ContactAttempt, ServiceClock
from tests.factories import NOW, make_case, make_diary_slot
from tests.people import People

HOUR = timedelta(hours=1)


@pytest.fixture
def case(people: People) -> Case:
    return make_case(force=people.norfolk, organisation=people.castle_street)


def contact_clock(case: Case) -> ServiceClock:
    return case.clocks.get(kind="contact")


@pytest.mark.parametrize(
    "reported_at",
    [
        datetime(2026, 3, 28, 20, 0, tzinfo=UTC),  # the night of the short day
        datetime(2026, 10, 24, 20, 0, tzinfo=UTC),  # the night of the long day
        datetime(2026, 6, 3, 10, 0, tzinfo=UTC),
    ],
)
def test_the_promise_is_24_elapsed_hours_from_the_report(people: People, reported_at: datetime) -> None:
    case = make_case(force=people.norfolk, opened_at=reported_at)
    assert contact_clock(case).due_at == reported_at + 24 * HOUR
    assert case.contact_due_at == reported_at + 24 * HOUR
    assert case.clocks.get(kind="recording").due_at == reported_at + 24 * HOUR


@pytest.mark.parametrize(
    ("channel", "result", "keeps"),
    [
        ("phone", "reached", True),
        ("email", "sent", True),
        ("phone", "no_answer", False),
        ("phone", "left_message", False),
        ("email", "wrong_details", False),
    ],
)
def test_only_reaching_or_sending_keeps_the_promise(
    people: People, case: Case, channel: str, result: str, keeps: bool
) -> None:
    contact.log_attempt(case=case, channel=channel, result=result, by=people.alice.actor, at=NOW + HOUR)
    assert (contact_clock(case).met_at is not None) is keeps
    assert (case.contact_due_at is None) is keeps
    assert ContactAttempt.objects.get().attempted_by == people.alice.person


def test_a_late_contact_stays_late(people: People, case: Case) -> None:
    contact.log_attempt(case=case, channel="phone", result="reached", by=people.alice.actor, at=NOW + 25 * HOUR)
    clock = contact_clock(case)
    assert clock.met_at is not None
    assert clock.met_at > clock.due_at


def test_an_agreed_time_pauses_and_no_more(people: People, case: Case) -> None:
    contact.agree_time(
        case=case, until=NOW + 50 * HOUR, reason="Back from leave then", by=people.alice.actor, at=NOW + 4 * HOUR
    )
    assert contact_clock(case).due_at == NOW + (24 + 46) * HOUR
    assert case.contact_due_at == NOW + 70 * HOUR


def test_an_agreed_time_after_the_due_moment_undoes_no_breach(people: People, case: Case) -> None:
    contact.agree_time(
        case=case, until=NOW + 50 * HOUR, reason="Asked to wait", by=people.alice.actor, at=NOW + 30 * HOUR
    )
    assert contact_clock(case).due_at == NOW + 24 * HOUR


@pytest.mark.parametrize("until", [None, NOW - HOUR, NOW])
def test_an_agreed_time_lies_in_the_future(people: People, case: Case, until: datetime | None) -> None:
    with pytest.raises(WrongValue) as refusal:
        contact.agree_time(case=case, until=until, reason="Asked", by=people.alice.actor, at=NOW)
    assert refusal.value.field == "until"


def test_no_contact_wanted_ends_the_promise_with_its_reason(people: People, case: Case) -> None:
    contact.waive(case=case, reason="Asked for no contact", by=people.alice.actor, at=NOW + HOUR)
    assert contact_clock(case).waived_reason == "Asked for no contact"
    assert case.contact_due_at is None
    with pytest.raises(NeedsReason):
        contact.waive(case=case, reason="  ", by=people.alice.actor, at=NOW + HOUR)


def test_reaching_the_business_keeps_the_booked_call(people: People, case: Case) -> None:
    booked = diary.book(case=case, slot=make_diary_slot(force=people.norfolk), by=people.alice.actor, at=NOW)
    contact.log_attempt(case=case, channel="phone", result="reached", by=people.alice.actor, at=NOW + 4 * HOUR)
    booked.refresh_from_db()
    assert booked.state == CallBackState.KEPT


def test_the_business_reads_attempts_without_the_desks_note(people: People, case: Case) -> None:
    contact.log_attempt(
        case=case, channel="phone", result="no_answer", note="Sounded drunk", by=people.alice.actor, at=NOW
    )
    line = case.events.get(kind="contact.log_attempt")
    assert line.is_shared
    assert line.summary == "We telephoned you and there was no answer"
    assert line.detail == "Sounded drunk"
    assert AuditEvent.objects.filter(action="contact.log_attempt", actor_id=people.alice.person.pk).exists()
    assert "drunk" not in AuditEvent.objects.get(action="contact.log_attempt").data


def test_unknown_words_are_refused(people: People, case: Case) -> None:
    with pytest.raises(WrongValue) as refusal:
        contact.log_attempt(case=case, channel="pigeon", result="sent", by=people.alice.actor, at=NOW)
    assert refusal.value.field == "channel"
    with pytest.raises(WrongValue) as refusal:
        contact.log_attempt(case=case, channel="phone", result="maybe", by=people.alice.actor, at=NOW)
    assert refusal.value.field == "result"


def test_nobody_works_on_a_closed_case(people: People) -> None:
    case = make_case(force=people.norfolk, state="closed", closed_at=NOW)
    with pytest.raises(CaseIsClosed):
        contact.log_attempt(case=case, channel="phone", result="reached", by=people.alice.actor, at=NOW)
