"""The contact promise through joining, parting, splitting and withdrawing: still one clock from the report."""

from datetime import timedelta

import pytest

from counterpart.casework.actions import closing, contact, crimes, diary, merging, splitting
from counterpart.casework.errors import AlreadyBooked, WrongValue
from counterpart.casework.models import CallBackState, Case, ServiceClock
from counterpart.casework.queries import figures
from counterpart.casework.queries.queue import queue
from counterpart.casework.queries.reports import standing
from tests.factories import NOW, make_case, make_diary_slot
from tests.people import People
from tests.reports import send

HOUR = timedelta(hours=1)
TWICE = [{"from": "2026-06-01T08:00:00+00:00"}]


def clock_of(case: Case) -> ServiceClock:
    return case.clocks.get(kind="contact")


def split(people: People, case: Case, at_hour: int) -> Case:
    keys = list(case.primary_incident.occurrences.values_list("pk", flat=True))
    at = NOW + at_hour * HOUR
    return splitting.split(case=case, occurrence_ids=keys, reason="Another day", by=people.alice.actor, at=at)


def merge(people: People, survivor: Case, merged: Case) -> merging.CaseMerge:
    return merging.merge(survivor=survivor, merged=merged, reason="The same man", by=people.alice.actor, at=NOW)


def reach(people: People, case: Case, at_hour: int) -> None:
    contact.log_attempt(case=case, channel="phone", result="reached", by=people.alice.actor, at=NOW + at_hour * HOUR)


def test_a_part_that_is_split_off_later_breaks_no_promise_that_was_kept(people: People) -> None:
    case = send(people, occurrences=TWICE)
    reach(people, case, 2)
    apart = split(people, case, 30)
    assert clock_of(apart).met_at == NOW + 2 * HOUR
    assert apart.contact_due_at is None
    counted = figures.contact_rate(people.norfolk, NOW, NOW + HOUR, at=NOW + 31 * HOUR)
    assert (counted.promised, counted.kept, counted.missed) == (2, 2, 0)


def test_a_part_stands_still_with_the_report_that_told_of_it(people: People) -> None:
    case = send(people, occurrences=TWICE)
    call = diary.book(case=case, slot=make_diary_slot(force=people.norfolk), by=people.alice.actor, at=NOW)
    apart = split(people, case, 1)
    assert clock_of(apart).due_at == clock_of(case).due_at == apart.contact_due_at == NOW + 28 * HOUR
    diary.cancel(call_back=call, reason="Cannot talk", by=people.alice.actor, at=NOW + 2 * HOUR)
    apart.refresh_from_db()
    assert clock_of(apart).due_at == clock_of(case).due_at == apart.contact_due_at == NOW + 26 * HOUR


def test_nobody_is_contacted_about_a_part_of_a_report_that_wants_no_contact(people: People) -> None:
    case = send(people, occurrences=TWICE, contact={"how": "none", "name": "Priya Shah"})
    assert clock_of(split(people, case, 1)).waived_at is not None


def test_the_queue_keeps_step_when_a_call_ends_after_parting(people: People) -> None:
    survivor, merged = send(people), send(people)
    joined = merge(people, survivor, merged)
    slot = make_diary_slot(force=people.norfolk, starts_at=NOW + 10 * HOUR)
    call = diary.book(case=survivor, slot=slot, by=people.alice.actor, at=NOW)
    merging.unmerge(merge=joined, by=people.alice.actor, at=NOW + HOUR)
    diary.cancel(call_back=call, reason="Cannot talk", by=people.alice.actor, at=NOW + 2 * HOUR)
    for case in (survivor, merged):
        case.refresh_from_db()
        assert case.contact_due_at == clock_of(case).due_at == NOW + 26 * HOUR


def test_a_newly_agreed_time_takes_the_place_of_the_last(people: People) -> None:
    case = make_case(force=people.norfolk)
    for hours in (100, 10):
        contact.agree_time(
            case=case, until=NOW + hours * HOUR, reason="Asked", by=people.alice.actor, at=NOW + 2 * HOUR
        )
    assert case.contact_due_at == NOW + 32 * HOUR
    diary.book(case=case, slot=make_diary_slot(force=people.norfolk), by=people.alice.actor, at=NOW + 3 * HOUR)
    assert case.contact_due_at == NOW + (24 + 1 + 1) * HOUR


def test_a_booked_call_is_moved_and_not_agreed_over(people: People) -> None:
    survivor, merged = send(people), send(people)
    diary.book(case=merged, slot=make_diary_slot(force=people.norfolk), by=people.alice.actor, at=NOW)
    merge(people, survivor, merged)
    later = make_diary_slot(force=people.norfolk, starts_at=NOW + 8 * HOUR)
    with pytest.raises(AlreadyBooked):
        diary.book(case=survivor, slot=later, by=people.alice.actor, at=NOW)
    with pytest.raises(AlreadyBooked):
        contact.agree_time(case=survivor, until=NOW + HOUR, reason="Asked", by=people.alice.actor, at=NOW)


def test_a_paused_case_waits_behind_one_that_runs(people: People) -> None:
    waiting, running = make_case(force=people.norfolk), make_case(force=people.norfolk, opened_at=NOW + 5 * HOUR)
    diary.book(
        case=waiting,
        slot=make_diary_slot(force=people.norfolk, starts_at=NOW + 30 * HOUR),
        by=people.alice.actor,
        at=NOW + 6 * HOUR,
    )
    assert list(queue(people.alice.actor, NOW + 6 * HOUR)) == [running, waiting]


def test_each_report_of_a_joined_case_shows_its_own_promise_and_the_call(people: People) -> None:
    survivor, merged = send(people), send(people, at=NOW - 3 * HOUR)
    merge(people, survivor, merged)
    assert standing(merged.primary_incident).promise.at == NOW + 21 * HOUR
    assert standing(survivor.primary_incident).promise.at == NOW + 24 * HOUR
    slot = make_diary_slot(force=people.norfolk)
    diary.book(case=survivor, slot=slot, by=people.alice.actor, at=NOW)
    for case in (survivor, merged):
        assert standing(case.primary_incident).promise.kind == "call"
        assert standing(case.primary_incident).promise.at == slot.starts_at


def test_a_call_booked_before_joining_is_shown_too(people: People) -> None:
    survivor, merged = send(people), send(people)
    slot = make_diary_slot(force=people.norfolk)
    diary.book(case=merged, slot=slot, by=people.alice.actor, at=NOW)
    merge(people, survivor, merged)
    assert standing(merged.primary_incident).promise.at == slot.starts_at


def test_nobody_calls_about_a_withdrawn_report(people: People) -> None:
    case = send(people)
    call = diary.book(case=case, slot=make_diary_slot(force=people.norfolk), by=people.alice.actor, at=NOW)
    closing.withdraw(incident=case.primary_incident, reason="Found it", by=people.priya.actor, at=NOW + HOUR)
    call.refresh_from_db()
    case.refresh_from_db()
    assert call.state == CallBackState.CANCELLED
    assert case.contact_due_at is None
    assert clock_of(case).waived_reason == "The report was withdrawn"
    assert case.state == "new"  # nobody has decided yet whether a crime is recorded


def test_withdrawing_one_report_leaves_the_call_for_another(people: People) -> None:
    survivor, merged = send(people), send(people)
    call = diary.book(case=survivor, slot=make_diary_slot(force=people.norfolk), by=people.alice.actor, at=NOW)
    merge(people, survivor, merged)
    closing.withdraw(incident=merged.primary_incident, reason="Found it", by=people.priya.actor, at=NOW + HOUR)
    call.refresh_from_db()
    assert call.state == CallBackState.BOOKED
    assert clock_of(merged).waived_at == NOW + HOUR
    assert clock_of(survivor).waived_at is None


def test_closing_cancels_the_call_and_says_so(people: People) -> None:
    case = send(people)
    slot = make_diary_slot(force=people.norfolk)
    call = diary.book(case=case, slot=slot, by=people.alice.actor, at=NOW)
    crimes.not_recorded(case=case, incident=case.primary_incident, reason="No crime", by=people.alice.actor, at=NOW)
    closing.close(case=case, letter_body="Dear Priya", by=people.alice.actor, at=NOW + HOUR)
    call.refresh_from_db()
    assert call.state == CallBackState.CANCELLED
    assert case.events.get(kind="call_back.cancel").detail == "The case was closed"
    assert clock_of(case).met_at == NOW + HOUR


@pytest.mark.parametrize(("channel", "result"), [("phone", "sent"), ("email", "reached"), ("message", "no_answer")])
def test_what_cannot_come_of_a_way_keeps_no_promise(people: People, channel: str, result: str) -> None:
    case = make_case(force=people.norfolk)
    with pytest.raises(WrongValue) as refusal:
        contact.log_attempt(case=case, channel=channel, result=result, by=people.alice.actor, at=NOW)
    assert refusal.value.field == "result"
    assert case.contact_due_at is not None
