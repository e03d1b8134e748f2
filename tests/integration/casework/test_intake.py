"""A report becomes a case, whole or not at all."""

from datetime import timedelta
from typing import Any

import pytest

from counterpart.base import audit
from counterpart.base.audit import AuditEvent
from counterpart.base.mail import SentMail
from counterpart.casework.actions import diary, intake
from counterpart.casework.errors import SlotTaken
from counterpart.casework.models import CallBackState, Case, CaseState, TaskKind
from counterpart.crimes.models import Incident
from tests.at_once import at_once
from tests.factories import NOW, make_case, make_diary_slot, make_report_draft
from tests.factories.report_draft import theft
from tests.people import People, make_people
from tests.reports import send

HOUR = timedelta(hours=1)
PHONE = {"how": "phone", "name": "Priya Shah", "email": "priya@example.org", "phone": "01603 000000"}


def test_a_report_opens_a_case_with_all_that_it_promises(people: People) -> None:
    case = send(people)
    incident = case.primary_incident
    assert case.reference == incident.reference
    assert case.state == CaseState.NEW
    assert case.organisation == people.castle_street
    assert case.premises == people.castle_street_shop
    assert case.contact_due_at == NOW + 24 * HOUR
    assert set(case.clocks.values_list("kind", flat=True)) == {"contact", "recording"}
    assert case.triage_assessments.get().decided == {}
    assert case.enquiries.exists()
    assert case.events.get(kind="case.open").is_shared
    assert AuditEvent.objects.filter(action="case.open").count() == 1


def test_the_confirmation_says_what_happens_next(people: People) -> None:
    case = send(people)
    mail = SentMail.objects.get()
    assert mail.to == "priya@example.org"
    assert mail.subject == f"We have your report {case.reference}"
    assert "within 24 hours, by 11:00am on 4 June 2026" in mail.text
    assert "It is not a crime number" in mail.text


def test_the_same_draft_twice_is_one_case(people: People) -> None:
    draft = make_report_draft(person=people.priya.person, organisation=people.castle_street, answers=theft())
    first = intake.receive(by=people.priya.actor, at=NOW, draft=draft)
    second = intake.receive(by=people.priya.actor, at=NOW + HOUR, draft=draft)
    assert first == second
    assert Case.objects.count() == 1
    assert SentMail.objects.count() == 1


@pytest.mark.slow  # real threads, each with its own connection to the database
@pytest.mark.django_db(transaction=True)
def test_the_same_draft_sent_at_the_same_moment_is_one_case() -> None:
    people = make_people()
    draft = make_report_draft(person=people.priya.person, organisation=people.castle_street, answers=theft())
    cases = at_once(lambda _: intake.receive(by=people.priya.actor, at=NOW, draft=draft), range(4))
    assert len({case.pk for case in cases}) == 1
    assert Incident.objects.count() == 1
    assert SentMail.objects.count() == 1


def test_a_chosen_slot_is_booked_and_pauses_the_promise(people: People) -> None:
    slot = make_diary_slot(force=people.norfolk, starts_at=NOW + 30 * HOUR)
    case = send(people, contact={**PHONE, "slot_id": slot.pk})
    assert case.call_backs.get().state == CallBackState.BOOKED
    case.refresh_from_db()
    assert case.contact_due_at == NOW + 54 * HOUR
    assert "We will telephone you at 5:00pm on 4 June 2026" in SentMail.objects.get().text


def test_a_slot_that_has_gone_stores_nothing(people: People) -> None:
    slot = make_diary_slot(force=people.norfolk)
    diary.book(case=make_case(force=people.norfolk), slot=slot, by=people.alice.actor, at=NOW)
    before = Incident.objects.count()
    for gone in (slot.pk, 10**9):
        with pytest.raises(SlotTaken) as refusal:
            send(people, contact={**PHONE, "slot_id": gone})
        assert refusal.value.field == "slot_id"
    assert Incident.objects.count() == before
    assert not SentMail.objects.exists()


def test_no_contact_wanted_waives_the_promise(people: People) -> None:
    case = send(people, contact={"how": "none"})
    assert case.contact_due_at is None
    clock = case.clocks.get(kind="contact")
    assert clock.waived_reason == intake.NO_CONTACT
    assert case.clocks.get(kind="recording").waived_at is None


@pytest.mark.parametrize(
    "told",
    [
        {"what_happened": "robbery", "violence": "threat"},
        {"theft": {"how": "concealed", "force_used": "before_or_during"}},
    ],
)
def test_what_may_be_a_robbery_is_put_before_a_sergeant(people: People, told: dict[str, Any]) -> None:
    case = send(people, **told)
    review = case.tasks.get(kind=TaskKind.SERGEANT_REVIEW)
    assert review.done_at is None
    assert case.triage_assessments.get().suggested["offences"][0]["needs_human"]


def test_repeats_are_counted_with_this_report(people: People) -> None:
    first, second = send(people), send(people)
    assert (first.victim_count, second.victim_count) == (1, 2)
    assert second.premises_count == 2
    assert second.triage_assessments.get().suggested["repeats"]["repeat_victim"]


def test_the_checklist_follows_the_answers(people: People) -> None:
    plain = send(people)
    filmed = send(people, evidence={"cctv": "yes", "witnesses": 2, "vrm": "AB51 ABC"})
    codes = set(filmed.enquiries.values_list("code", flat=True)) - set(plain.enquiries.values_list("code", flat=True))
    assert {"cctv_secure", "images", "witnesses", "vehicle"} <= codes


def test_a_failing_audit_takes_everything_back(people: People, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: object) -> None:
        raise RuntimeError("the log is full")

    monkeypatch.setattr(audit, "record", refuse)
    with pytest.raises(RuntimeError, match="the log is full"):
        send(people)
    assert not Case.objects.exists()
    assert not Incident.objects.exists()
    assert not SentMail.objects.exists()
