"""Tasks, notes, lines of enquiry, messages, quality reviews, and what each side reads."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from counterpart.base import audit
from counterpart.base.audit import AuditEvent
from counterpart.base.errors import NeedsReason
from counterpart.base.mail import SentMail
from counterpart.casework import standards
from counterpart.casework.actions import (
    allocation,
    contact,
    diary,
    enquiries,
    merging,
    messages,
    notes,
    quality,
    tasks,
    triage,
)
from counterpart.casework.errors import AlreadyDone, NotAllowed, WrongValue
from counterpart.casework.models import Case, CaseEvent
from counterpart.casework.queries import cases, drafts, reports
from counterpart.casework.queries import diary as diary_queries
from tests.factories import NOW, make_case, make_diary_slot
from tests.people import People
from tests.reports import send

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def case(people: People) -> Case:
    return send(people)


def test_a_task_is_set_and_finished(people: People, case: Case) -> None:
    task = tasks.add(
        case=case,
        title="Ring the bank",
        by=people.alice.actor,
        at=NOW,
        assigned_to=people.alice.person,
        due_at=NOW + DAY,
    )
    assert list(cases.my_tasks(people.alice.actor)) == [task]
    tasks.finish(task=task, result="They will call back", by=people.alice.actor, at=NOW + HOUR)
    assert not cases.my_tasks(people.alice.actor).exists()
    with pytest.raises(AlreadyDone):
        tasks.finish(task=task, result="Again", by=people.alice.actor, at=NOW)
    with pytest.raises(NeedsReason):
        tasks.add(case=case, title="", by=people.alice.actor, at=NOW)


def test_a_note_stays_with_the_desk(people: People, case: Case) -> None:
    notes.add(case=case, body="The manager seemed scared", by=people.alice.actor, at=NOW)
    assert cases.notes(case).get().body == "The manager seemed scared"
    assert not case.events.get(kind="note.add").is_shared
    assert "scared" not in AuditEvent.objects.get(action="note.add").data
    assert not reports.shared_events(case.primary_incident).filter(kind="note.add").exists()


def test_enquiries_are_finished_with_a_result_or_a_reason(people: People, case: Case) -> None:
    first, second = case.enquiries.order_by("position")[:2]
    enquiries.finish(enquiry=first, result="Account taken", by=people.alice.actor, at=NOW)
    enquiries.not_needed(enquiry=second, reason="No camera there", by=people.alice.actor, at=NOW)
    with pytest.raises(AlreadyDone):
        enquiries.finish(enquiry=second, result="Again", by=people.alice.actor, at=NOW)
    with pytest.raises(NeedsReason) as refusal:
        enquiries.not_needed(enquiry=first, reason="", by=people.alice.actor, at=NOW)
    assert refusal.value.field == "reason"
    own = [enquiries.add(case=case, title=f"Idea {n}", by=people.alice.actor, at=NOW) for n in range(2)]
    assert list(cases.enquiries(case))[-2:] == own
    assert [line.is_needed for line in cases.enquiries(case)][:2] == [True, False]


def test_messages_go_both_ways_and_are_read(people: People, case: Case) -> None:
    SentMail.objects.all().delete()
    messages.send_to_business(case=case, body="Please keep the footage", by=people.alice.actor, at=NOW)
    assert SentMail.objects.get().to == "priya@example.org"
    assert messages.mark_read(case=case, direction="to_business", by=people.priya.actor, at=NOW) == 1
    assert messages.mark_read(case=case, direction="to_business", by=people.priya.actor, at=NOW) == 0
    messages.send_to_desk(incident=case.primary_incident, body="It is saved", by=people.priya.actor, at=NOW)
    assert [row.sender_name for row in reports.messages(case.primary_incident)] == ["Alice Warren", "Priya Shah"]
    with pytest.raises(NeedsReason):
        messages.send_to_business(case=case, body=" ", by=people.alice.actor, at=NOW)


def test_who_wants_no_contact_or_is_not_known_gets_no_email(people: People) -> None:
    silent = send(people, contact={"how": "none", "email": "priya@example.org"})
    unknown = make_case(force=people.norfolk)
    SentMail.objects.all().delete()
    for case in (silent, unknown):
        messages.send_to_business(case=case, body="News", by=people.alice.actor, at=NOW)
        assert case.messages.count() == 1
    assert not SentMail.objects.exists()
    unknown.primary_incident.email_confirmed_at = NOW
    unknown.primary_incident.save()
    messages.send_to_business(case=unknown, body="News", by=people.alice.actor, at=NOW)
    assert SentMail.objects.count() == 1


def test_a_message_to_a_merged_report_reaches_the_case_that_holds_it(people: People, case: Case) -> None:
    merged = send(people)
    merging.merge(survivor=case, merged=merged, reason="Same man", by=people.alice.actor, at=NOW)
    message = messages.send_to_desk(incident=merged.primary_incident, body="Any news?", by=people.priya.actor, at=NOW)
    assert message.case == case
    SentMail.objects.all().delete()
    messages.send_to_business(case=case, body="We have him", by=people.alice.actor, at=NOW)
    assert SentMail.objects.count() == 1  # one address, however many of its reports the case holds
    assert len(reports.messages(merged.primary_incident)) == 2


@pytest.mark.parametrize("template", drafts.STARTS)
def test_a_message_may_start_from_a_template(people: People, case: Case, template: str) -> None:
    letter = drafts.messages(case, people.alice.actor)[template]
    assert case.reference in letter.subject
    assert "Alice Warren" in letter.body
    assert "{{" not in letter.body


def test_the_business_reads_each_step_in_its_own_words(people: People, case: Case) -> None:
    allocation.claim(case=case, by=people.alice.actor, at=NOW + HOUR)
    contact.log_attempt(
        case=case, channel="phone", result="reached", note="Nervous", by=people.alice.actor, at=NOW + 2 * HOUR
    )
    assert [line.summary for line in reports.shared_events(case.primary_incident)] == [
        "We received your report",
        "Alice Warren is now dealing with your report",
        f"We sent you a message: Alice Warren is dealing with your report {case.reference}",
        "We spoke to you by telephone",
    ]


def test_opening_a_case_is_logged_and_stays_within_the_force(people: People, case: Case) -> None:
    spoken = case.reference.replace("-", " ").lower()
    assert cases.open_case(people.alice.actor, spoken, NOW) == case
    assert AuditEvent.objects.filter(action="case.open", kind=audit.Kind.CONSULTATION, object_id=case.pk).exists()
    for reference in (case.reference, "nonsense"):
        with pytest.raises(Case.DoesNotExist):
            cases.open_case(people.ruth.actor, reference, NOW)


def test_a_page_of_a_case_takes_the_same_queries_however_long_its_story(people: People, case: Case) -> None:
    counts = []
    for _ in range(2):
        for number in range(10):
            notes.add(case=case, body=f"Note {number}", by=people.alice.actor, at=NOW)
            enquiries.add(case=case, title=f"Line {number}", by=people.alice.actor, at=NOW)
            tasks.add(case=case, title=f"Task {number}", by=people.alice.actor, at=NOW)
        with CaptureQueriesContext(connection) as queries:
            page = [
                list(ask(case)) for ask in (cases.timeline, cases.notes, cases.enquiries, cases.tasks, cases.incidents)
            ]
            for line in page[2]:
                assert line.done_by is None
        counts.append(len(queries))
    assert counts[0] == counts[1]


def closed_cases(people: People, many: int) -> list[Case]:
    return [
        make_case(force=people.norfolk, state="closed", closed_at=NOW, owner=people.alice.person) for _ in range(many)
    ]


def draw(people: People, n: int, seed: int = 7) -> list[Any]:
    return quality.sample(
        force=people.norfolk, n=n, seed=seed, from_at=NOW - DAY, to_at=NOW + DAY, by=people.sam.actor, at=NOW + DAY
    )


def test_a_draw_takes_each_case_once_and_only_what_was_closed(people: People) -> None:
    closed = closed_cases(people, 6)
    make_case(force=people.norfolk)
    first, second, third = draw(people, 4), draw(people, 4), draw(people, 4)
    assert [len(drawn) for drawn in (first, second, third)] == [4, 2, 0]
    assert {review.case for review in first + second} == set(closed)


def test_the_same_seed_draws_the_same_cases(people: People) -> None:
    closed_cases(people, 20)
    first = [review.case_id for review in draw(people, 5)]
    for review in people.norfolk.cases_answered.filter(quality_reviews__isnull=False):
        review.quality_reviews.all().delete()
    assert [review.case_id for review in draw(people, 5)] == first


def test_a_review_finds_on_every_standard(people: People) -> None:
    closed_cases(people, 1)
    (drawn,) = draw(people, 1)
    good = {code: {"met": True} for code in standards.standards()}

    def review(findings: dict[str, Any], by: Any = people.sam) -> Any:
        return quality.review(review=drawn, findings=findings, learning="Well done", by=by.actor, at=NOW)

    with pytest.raises(NotAllowed):
        review(good, people.alice)
    with pytest.raises(WrongValue, match="told"):
        review({code: finding for code, finding in good.items() if code != "told"})
    with pytest.raises(NeedsReason) as refusal:
        review(good | {"contact": {"met": False}})
    assert refusal.value.field == "contact"
    done = review(good | {"contact": {"met": False, "note": "A day late"}})
    assert done.findings["contact"] == {"met": False, "note": "A day late"}
    with pytest.raises(AlreadyDone):
        review(good)


def test_nobody_reviews_their_own_case(people: People) -> None:
    make_case(force=people.norfolk, state="closed", closed_at=NOW, owner=people.sam.person)
    (drawn,) = draw(people, 1)
    with pytest.raises(NotAllowed, match="own case"):
        quality.review(
            review=drawn,
            findings={code: {"met": True} for code in standards.standards()},
            learning="",
            by=people.sam.actor,
            at=NOW,
        )
    with pytest.raises(NotAllowed):
        quality.sample(force=people.norfolk, n=1, seed=1, from_at=NOW, to_at=NOW, by=people.alice.actor, at=NOW)


def test_free_slots_and_the_week(people: People, case: Case) -> None:
    slot = make_diary_slot(force=people.norfolk, capacity=2)
    full = make_diary_slot(force=people.norfolk, starts_at=NOW + 6 * HOUR)
    call = diary.book(case=case, slot=slot, by=people.alice.actor, at=NOW)
    diary.book(case=make_case(force=people.norfolk), slot=full, by=people.alice.actor, at=NOW)
    free = list(diary_queries.free_slots(people.norfolk, NOW, NOW + DAY))
    assert [(each, each.free) for each in free] == [(slot, 1)]  # type: ignore[attr-defined]
    with CaptureQueriesContext(connection) as queries:
        week = diary_queries.week(people.norfolk, date(2026, 6, 3))
        calls = [call for day in week for each in day.slots for call in each.standing]  # type: ignore[attr-defined]
        assert call in calls
        assert {each.case.primary_incident.what_happened for each in calls} == {"theft"}
    assert len(queries) == 2
    assert [day.date.day for day in week] == [1, 2, 3, 4, 5, 6, 7]
    assert diary_queries.find_slot(people.norfolk, slot.pk) == slot
    assert cases.booked_call(case) == call
    allocation.claim(case=case, by=people.alice.actor, at=NOW)
    assert list(diary_queries.call_backs(people.alice.actor, NOW, NOW + timedelta(days=7))) == [call]


ACTIONS: dict[str, Callable[[People, Case], object]] = {
    "claim": lambda people, case: allocation.claim(case=case, by=people.alice.actor, at=NOW),
    "log_attempt": lambda people, case: contact.log_attempt(
        case=case, channel="phone", result="reached", by=people.alice.actor, at=NOW
    ),
    "book": lambda people, case: diary.book(
        case=case, slot=make_diary_slot(force=people.norfolk), by=people.alice.actor, at=NOW
    ),
    "decide": lambda people, case: triage.decide(
        case=case, decided={"band": 0}, override_reasons={"band": "Worse"}, by=people.alice.actor, at=NOW
    ),
    "note": lambda people, case: notes.add(case=case, body="A note", by=people.alice.actor, at=NOW),
    "task": lambda people, case: tasks.add(case=case, title="A task", by=people.alice.actor, at=NOW),
    "enquiry": lambda people, case: enquiries.add(case=case, title="A line", by=people.alice.actor, at=NOW),
    "message": lambda people, case: messages.send_to_business(case=case, body="Hello", by=people.alice.actor, at=NOW),
    "merge": lambda people, case: merging.merge(
        survivor=case, merged=send(people), reason="Same", by=people.alice.actor, at=NOW
    ),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_nothing_happens_that_the_audit_cannot_keep(
    people: People, case: Case, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> dict[str, list[Any]]:
        fresh = Case.objects.get(pk=case.pk)
        rooms = ("clocks", "notes", "tasks", "enquiries", "messages", "call_backs", "contact_attempts", "allocations")
        rows: dict[str, list[Any]] = {room: list(getattr(fresh, room).order_by("pk").values()) for room in rooms}
        rows["case"] = list(Case.objects.order_by("pk").values())
        rows["triage"] = list(fresh.triage_assessments.values())
        rows["lines"] = list(CaseEvent.objects.order_by("pk").values())
        return rows

    before, mails = told(), SentMail.objects.count()

    def refuse(**_: object) -> None:
        raise RuntimeError("the log is full")

    monkeypatch.setattr(audit, "record", refuse)
    with pytest.raises(RuntimeError, match="the log is full"):
        ACTIONS[name](people, case)
    assert (told(), SentMail.objects.count()) == (before, mails)
