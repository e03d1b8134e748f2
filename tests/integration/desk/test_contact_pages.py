"""Attempts, agreed times, booked calls, no contact wanted."""

from datetime import timedelta

import pytest

from counterpart.base.clock import now
from counterpart.casework.actions import diary
from counterpart.casework.models import CallBack, ContactAttempt
from tests.factories import NOW, make_diary_slot
from tests.reports import send


@pytest.fixture
def tomorrow(people):
    """A free slot tomorrow, by the clock of the site, and another an hour later."""
    starts_at = (now() + timedelta(days=1)).replace(minute=0, second=0, microsecond=0)
    return [make_diary_slot(force=people.norfolk, starts_at=starts_at + timedelta(hours=late)) for late in (0, 1)]


def test_an_attempt_without_a_result_is_asked_for_it(alice, at):
    alice.open(at("contact/attempt/"))
    alice.send(channel="phone", note="<i>Spoke</i> to nobody")
    assert "Select what came of it" in alice.page.errors
    assert alice.page.fields["channel"] == "phone"
    assert alice.page.fields["note"].strip() == "<i>Spoke</i> to nobody"
    alice.send(result="no_answer")
    assert ContactAttempt.objects.get().result == "no_answer"
    assert "there was no answer" in alice.page.html


def test_reaching_them_keeps_the_promise(alice, case, at):
    alice.open(at("contact/attempt/"))
    alice.send(channel="phone", result="reached")
    case.refresh_from_db()
    assert case.contact_due_at is None


def test_a_time_is_agreed_moved_and_cancelled(alice, at, tomorrow):
    first, second = tomorrow
    alice.open(at("contact/agree/"))
    alice.send(slot=str(first.pk), reason="")
    assert "Enter what they asked for" in alice.page.errors
    assert alice.page.fields["slot"] == str(first.pk)
    assert "Call booked" in alice.send(reason="After the delivery").html
    assert at("contact/call/missed/") not in alice.page.html
    alice.open(at("contact/call/move/"))
    assert str(first.pk) not in alice.page.options["slot"]
    alice.send(slot=str(second.pk), reason="Delivery is late")
    assert CallBack.objects.get(state="booked").slot == second
    alice.open(at("contact/call/cancel/"))
    assert "The call is cancelled" in alice.send(reason="They will write").html
    assert not CallBack.objects.filter(state="booked").exists()


def test_a_slot_that_has_gone_is_said_beside_the_field(alice, people, at, tomorrow):
    alice.open(at("contact/agree/"))
    other = send(people)
    diary.book(case=other, slot=tomorrow[0], by=people.sam.actor, at=now())
    page = alice.send(slot=str(tomorrow[0].pk), reason="Afternoon")
    assert page.status == 422
    assert 'href="#id_slot"' in page.errors
    assert page.fields["reason"] == "Afternoon"


def test_a_call_that_was_not_made_is_said_to_be_so(alice, people, case, at):
    diary.book(case=case, slot=make_diary_slot(force=people.norfolk), by=people.alice.actor, at=NOW)
    assert at("contact/call/missed/") in alice.open(at()).html
    alice.open(at("contact/call/missed/"))
    assert "marked as not made" in alice.send().html
    assert CallBack.objects.get().state == "missed"


def test_a_call_is_not_missed_before_its_time(alice, people, case, at, tomorrow):
    diary.book(case=case, slot=tomorrow[0], by=people.alice.actor, at=now())
    assert alice.open(at("contact/call/missed/")).status == 404


def test_no_contact_wanted_ends_the_promise(alice, case, at):
    alice.open(at("contact/waive/"))
    assert "Enter why no contact is wanted" in alice.send(reason=" ").errors
    alice.send(reason="Only reporting")
    case.refresh_from_db()
    assert case.contact_due_at is None
