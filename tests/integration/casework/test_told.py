"""The shop is told at each step, in words that are true and say how to answer."""

from datetime import timedelta
from typing import Any

import pytest

from counterpart.base.models import SentMail
from counterpart.casework.actions import (
    allocation,
    closing,
    contact,
    crimes,
    diary,
    intake,
    merging,
    outcomes,
    splitting,
    sweeping,
)
from counterpart.casework.models import Case, ServiceClock
from counterpart.casework.queries import drafts
from counterpart.crimes.models import Crime
from tests.factories import NOW, make_diary_slot, make_report_draft, theft
from tests.people import People
from tests.reports import send

HOUR = timedelta(hours=1)


def record(people: People, case: Case) -> Crime:
    return crimes.record(
        case=case,
        incident=case.primary_incident,
        offence_code="46",
        victim_kind="business",
        flag_answers={"business_victim": True},
        by=people.alice.actor,
        at=NOW + 3 * HOUR,
    )


def decide(people: People, case: Case, crime: Crime, **facts: Any) -> Any:
    told = {"outcome_type": "18", "reason": "We followed every lead", "suspect_identified": False} | facts
    return outcomes.decide(case=case, crime=crime, by=people.alice.actor, at=NOW + 5 * HOUR, **told)


def number(people: People, case: Case, crime: Crime | None) -> None:
    crimes.attach_reference(
        case=case,
        incident=case.primary_incident,
        crime=crime,
        system="athena",
        kind="crime",
        value="36/12345/26",
        by=people.alice.actor,
        at=NOW + 4 * HOUR,
    )


def subjects() -> list[str]:
    return list(SentMail.objects.order_by("pk").values_list("subject", flat=True))


def test_from_report_to_closing_letter(people: People) -> None:
    case = send(people)
    allocation.claim(case=case, by=people.alice.actor, at=NOW + HOUR)
    slot, later = (make_diary_slot(force=people.norfolk, starts_at=NOW + hours * HOUR) for hours in (4, 30))
    call = diary.book(case=case, slot=slot, by=people.alice.actor, at=NOW + HOUR)
    diary.move(call_back=call, slot=later, by=people.alice.actor, at=NOW + 2 * HOUR)
    crime = record(people, case)
    number(people, case, crime)
    outcome = decide(people, case, crime)
    letter = drafts.outcome(crime, "18", outcome.reason)
    outcomes.tell(case=case, outcome=outcome, letter_body=letter.body, by=people.alice.actor, at=NOW + 6 * HOUR)
    body = drafts.closing(case, people.alice.actor).body
    closing.close(case=case, letter_body=body, by=people.alice.actor, at=NOW + 7 * HOUR)
    code = case.reference
    assert subjects() == [
        f"We have your report {code}",
        f"Alice Warren is dealing with your report {code}",
        f"We will call you about your report {code}",
        f"We will call you about your report {code}",
        f"A crime has been recorded from your report {code}",
        f"The crime number for your report {code}",
        f"The outcome of our investigation into {code}",
        f"We are closing your report {code}",
    ]
    first, moved = SentMail.objects.filter(template="call_booked").order_by("pk")
    assert ", and not at" not in first.text
    assert "at 5:00pm on 4 June 2026 about your report of theft, and not at 3:00pm on 3 June 2026." in moved.text
    for mail in SentMail.objects.all():
        assert "Norfolk Constabulary" in mail.text
        assert "reply to this message" not in mail.text
        assert f"/business/reports/{code}/" in mail.text
    assert not ServiceClock.objects.filter(met_at=None, waived_at=None).exists()


def test_somebody_without_an_account_is_told_how_to_answer(people: People) -> None:
    contact_told = {"how": "email", "email": "visitor@example.org", "name": "Vi Sitor"}
    draft = make_report_draft(answers=theft(contact=contact_told))
    case = intake.receive(by=people.nobody, at=NOW, draft=draft, force=people.norfolk)
    case.primary_incident.email_confirmed_at = NOW
    case.primary_incident.save()
    allocation.claim(case=case, by=people.alice.actor, at=NOW)
    confirmation, taken = SentMail.objects.order_by("pk")
    assert "call 101 and give your receipt code" in confirmation.text
    assert f"call 101 and give the code {case.reference}" in taken.text
    assert "/status/" in taken.text
    assert "write to" not in taken.text


def test_a_missed_call_is_owned_up_to_with_the_new_time(people: People) -> None:
    case = send(people)
    slot = make_diary_slot(force=people.norfolk)
    diary.book(case=case, slot=slot, by=people.priya.actor, at=NOW)
    sweeping.sweep(at=slot.ends_at)
    (mail,) = SentMail.objects.filter(template="call_missed")
    assert "and we did not. We are sorry. We will contact you by 3:00pm on 4 June 2026." in mail.text
    assert not SentMail.objects.filter(template="call_booked").exists()  # the shop chose the time itself


def test_a_cancelled_call_and_a_cancelled_crime_are_told(people: People) -> None:
    case = send(people)
    call = diary.book(case=case, slot=make_diary_slot(force=people.norfolk), by=people.alice.actor, at=NOW)
    diary.cancel(call_back=call, reason="Fire drill", by=people.alice.actor, at=NOW + HOUR)
    told = SentMail.objects.get(template="call_cancelled").text
    assert "We will contact you by 12:00pm on 4 June 2026." in told
    assert "Fire drill" not in told
    crime = record(people, case)
    crimes.cancel(case=case, crime=crime, code="C2", reason="It was never in", by=people.alice.actor, at=NOW + 4 * HOUR)
    assert "It was never in" in SentMail.objects.get(template="cancelled").text


def test_a_split_tells_the_new_code(people: People) -> None:
    case = send(people, occurrences=[{"from": "2026-06-01T08:00:00+00:00"}])
    keys = list(case.primary_incident.occurrences.values_list("pk", flat=True))
    new = splitting.split(case=case, occurrence_ids=keys, reason="Another day", by=people.alice.actor, at=NOW)
    mail = SentMail.objects.get(template="split")
    assert mail.subject == f"Part of your report {case.reference} is now report {new.reference}"
    assert f"/business/reports/{new.reference}/" in mail.text


def test_a_letter_to_two_reporters_names_neither(people: People) -> None:
    survivor, merged = send(people), send(people, people.tom, contact={"how": "email", "name": "Tom Reeve"})
    merging.merge(survivor=survivor, merged=merged, reason="Same man", by=people.alice.actor, at=NOW)
    allocation.claim(case=survivor, by=people.alice.actor, at=NOW)
    assert {mail.text[:15] for mail in SentMail.objects.filter(template="taken")} == {"Dear colleague,"}


def test_a_number_given_twice_is_told_once_and_tied_to_its_crime(people: People) -> None:
    case = send(people)
    crime = record(people, case)
    for tied in (None, crime, crime):
        number(people, case, tied)
    assert SentMail.objects.filter(template="numbered").count() == 1
    assert case.primary_incident.external_references.get().crime == crime


@pytest.mark.parametrize("again", ["outcome", "reason"])
def test_a_form_that_is_sent_twice_tells_once(people: People, again: str) -> None:
    case = send(people)
    if again == "outcome":
        crime = record(people, case)
        decide(people, case, crime, letter_body="Dear Priya")
        with pytest.raises(outcomes.outcomes.WrongOutcome, match="in force already"):
            decide(people, case, crime, letter_body="Dear Priya")
        assert SentMail.objects.filter(template="outcome").count() == 1
        return
    facts = {"case": case, "incident": case.primary_incident, "reason": "Paid for", "by": people.alice.actor, "at": NOW}
    crimes.not_recorded(**facts)
    with pytest.raises(crimes.crimes.CrimeError, match="on record already"):
        crimes.not_recorded(**facts)
    assert SentMail.objects.filter(template="not_recorded").count() == 1


def test_telling_of_the_later_outcome_ends_both_promises_to_tell(people: People) -> None:
    case = send(people)
    crime = record(people, case)
    decide(people, case, crime)
    later = decide(people, case, crime, reason="No footage either")
    outcomes.tell(case=case, outcome=later, letter_body="Dear Priya", by=people.alice.actor, at=NOW + 6 * HOUR)
    assert case.clocks.filter(kind="update", met_at=NOW + 6 * HOUR).count() == 2


def test_a_crime_without_a_decision_keeps_its_case_open(people: People) -> None:
    case = send(people)
    crime = record(people, case)
    decide(people, case, crime)
    assert closing.still.to_do(case) == []
    decide(people, case, crime, outcome_type="0", reason="Taken up again")
    assert len(closing.still.to_do(case)) == 1


def test_nothing_is_put_back_that_nobody_has(people: People) -> None:
    case = send(people)
    with pytest.raises(allocation.AlreadyDone):
        allocation.release(case=case, reason="Leave", by=people.sam.actor, at=NOW)
    contact.waive(case=case, reason="Asked", by=people.alice.actor, at=NOW)
    assert case.contact_due_at is None
