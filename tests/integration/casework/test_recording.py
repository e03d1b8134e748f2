"""Recording, outcomes and closing: the promises that they keep and what the business is told."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from counterpart.base.errors import NeedsReason
from counterpart.base.mail import SentMail
from counterpart.casework.actions import closing, contact, crimes, outcomes, tasks
from counterpart.casework.errors import AlreadyDone, CaseIsClosed, NotAllowed, NotReadyToClose, WrongValue
from counterpart.casework.models import Case, CaseState, TaskKind
from counterpart.casework.queries import drafts
from counterpart.crimes.errors import (
    AlreadyCancelled,
    AlreadyWithdrawn,
    CrimeError,
    FlagUnsettled,
    NothingWritten,
    SameVictim,
    WrongOffence,
    WrongOutcome,
)
from counterpart.crimes.models import Crime, Outcome
from tests.factories import NOW, make_case
from tests.people import People
from tests.reports import send

HOUR = timedelta(hours=1)
OF_THE_BUSINESS = {"business_victim": True}
OF_A_WORKER = {
    "business_victim": False,
    "person_working": True,
    "employer_commercial": True,
    "targeted_because_of_work": True,
}


def record(people: People, case: Case, **changes: Any) -> Crime:
    facts: dict[str, Any] = {
        "incident": case.primary_incident,
        "offence_code": "46",
        "victim_kind": "business",
        "flag_answers": OF_THE_BUSINESS,
        "at": NOW + HOUR,
    }
    return crimes.record(case=case, by=people.alice.actor, **(facts | changes))


def decide(people: People, case: Case, crime: Crime, **changes: Any) -> Outcome:
    facts: dict[str, Any] = {
        "outcome_type": "18",
        "reason": "Nobody could be identified from the footage",
        "suspect_identified": False,
        "at": NOW + 2 * HOUR,
    }
    return outcomes.decide(case=case, crime=crime, by=people.alice.actor, **(facts | changes))


def last_mail() -> SentMail:
    return SentMail.objects.latest("pk")


def test_recording_keeps_the_recording_promise_and_tells_the_business(people: People) -> None:
    case = send(people)
    crime = record(people, case, system="athena", crime_number="36/12345/26")
    assert crime.harm_table == "Cambridge Crime Harm Index 2026-subgroup-medians"
    assert crime.harm_weight == 1
    assert (crime.is_business_crime, crime.flag_reason) == (True, "BUSINESS_VICTIM")
    assert case.clocks.get(kind="recording").met_at == NOW + HOUR
    assert case.clocks.get(kind="contact").met_at is None
    assert "Shoplifting" in last_mail().text
    assert "36/12345/26" in last_mail().text


def test_a_number_may_come_later_and_look_odd(people: People) -> None:
    case = send(people)
    crime = record(people, case)
    assert "will follow" in last_mail().text
    given = crimes.attach_reference(
        case=case,
        incident=case.primary_incident,
        crime=crime,
        system="athena",
        kind="crime",
        value="odd one",
        by=people.alice.actor,
        at=NOW + HOUR,
    )
    assert not given.is_recognised
    assert "36/12345/22" in given.warning
    assert "odd one" in last_mail().text


def test_the_same_number_twice_is_one_row(people: People) -> None:
    case = send(people)
    for value in ("36/12345/26", " 36 /12345/26 "):
        crimes.attach_reference(
            case=case,
            incident=case.primary_incident,
            system="athena",
            kind="crime",
            value=value,
            by=people.alice.actor,
            at=NOW,
        )
    assert case.primary_incident.external_references.count() == 1


def test_a_reason_for_not_recording_keeps_the_promise_too(people: People) -> None:
    case = send(people)
    with pytest.raises(NothingWritten):
        crimes.not_recorded(case=case, incident=case.primary_incident, reason=" ", by=people.alice.actor, at=NOW)
    crimes.not_recorded(
        case=case, incident=case.primary_incident, reason="The goods were paid for", by=people.alice.actor, at=NOW
    )
    assert case.clocks.get(kind="recording").met_at == NOW
    assert "The goods were paid for" in last_mail().text
    record(people, case)
    case.primary_incident.refresh_from_db()
    assert case.primary_incident.not_recorded_at is None


def test_one_crime_for_each_victim(people: People) -> None:
    case = send(people)
    record(people, case)
    with pytest.raises(SameVictim):
        record(people, case, offence_code="49")
    record(people, case, offence_code="105A", victim_kind="person", victim_name="Tom Reeve", flag_answers=OF_A_WORKER)
    assert case.primary_incident.crimes.count() == 2


def test_a_public_employer_makes_no_business_crime(people: People) -> None:
    answers = OF_A_WORKER | {"employer_commercial": False}
    case = send(people)
    facts = {"offence_code": "105A", "victim_kind": "person", "victim_name": "Pat Hall", "flag_answers": answers}
    with pytest.raises(FlagUnsettled) as refusal:
        record(people, case, **facts, is_business_crime=True, override_reason="It was in the shop")
    assert refusal.value.field == "employer_commercial"
    assert record(people, case, **facts).is_business_crime is False


def test_the_flag_may_be_set_against_its_answers_with_a_reason(people: People) -> None:
    case = send(people)
    with pytest.raises(FlagUnsettled) as refusal:
        record(people, case, is_business_crime=False)
    assert refusal.value.field == "override_reason"
    crime = record(people, case, is_business_crime=False, override_reason="A charity shop: decided locally")
    assert (crime.flag_is_overridden, crime.is_business_crime) == (True, False)


@pytest.mark.parametrize(
    ("changes", "error", "field"),
    [
        ({"offence_code": "999Z"}, WrongOffence, "offence_code"),
        ({"offence_code": ""}, WrongOffence, "offence_code"),
        ({"victim_kind": "ghost"}, CrimeError, "victim_kind"),
        ({"victim_kind": "person"}, CrimeError, "victim_name"),
        ({"flag_answers": {}}, FlagUnsettled, "business_victim"),
        ({"flag_answers": {"loss": True}}, FlagUnsettled, "flag_answers"),
    ],
)
def test_a_crime_that_cannot_be_is_refused_by_field(
    people: People, changes: dict[str, Any], error: type[CrimeError], field: str
) -> None:
    with pytest.raises(error) as refusal:
        record(people, send(people), **changes)
    assert refusal.value.field == field


def test_a_crime_of_another_case_is_not_recorded_here(people: People) -> None:
    with pytest.raises(WrongValue):
        record(people, send(people), incident=send(people, people.mallory).primary_incident)


def test_cancelling_leaves_the_report_undecided(people: People) -> None:
    case = send(people)
    crime = record(people, case)
    with pytest.raises(CrimeError):
        crimes.cancel(case=case, crime=crime, code="C9", reason="Found", by=people.sam.actor, at=NOW)
    crimes.cancel(case=case, crime=crime, code="C2", reason="The till roll shows it paid", by=people.sam.actor, at=NOW)
    with pytest.raises(AlreadyCancelled):
        crimes.cancel(case=case, crime=crime, code="C2", reason="Again", by=people.sam.actor, at=NOW)
    with pytest.raises(AlreadyCancelled):
        decide(people, case, crime)
    with pytest.raises(NotReadyToClose, match="no crime is recorded"):
        closing.close(case=case, letter_body="Dear Priya", by=people.alice.actor, at=NOW)


@pytest.mark.parametrize(
    ("decided_at", "is_enhanced", "due_at"),
    [
        # Good Friday and Easter Monday 2026 lie between.
        (datetime(2026, 4, 1, 12, 0, tzinfo=UTC), False, datetime(2026, 4, 10, 23, 0, tzinfo=UTC)),
        (datetime(2026, 6, 5, 12, 0, tzinfo=UTC), True, datetime(2026, 6, 8, 23, 0, tzinfo=UTC)),
        (datetime(2026, 10, 23, 12, 0, tzinfo=UTC), False, datetime(2026, 10, 31, 0, 0, tzinfo=UTC)),
    ],
)
def test_an_outcome_starts_the_promise_to_tell_in_working_days(
    people: People, decided_at: datetime, is_enhanced: bool, due_at: datetime
) -> None:
    case = send(people)
    decide(people, case, record(people, case), at=decided_at, is_enhanced=is_enhanced)
    assert case.clocks.get(kind="update").due_at == due_at


def test_telling_at_once_keeps_the_promise(people: People) -> None:
    case = send(people)
    crime = record(people, case)
    letter = drafts.outcome(crime, "18", "Nobody could be identified")
    decide(people, case, crime, letter_body=letter.body)
    assert case.clocks.get(kind="update").met_at == NOW + 2 * HOUR
    assert "Nobody could be identified" in last_mail().text


@pytest.mark.parametrize(
    ("outcome_type", "facts"),
    [
        ("1", {"suspect_identified": False}),
        ("18", {"suspect_identified": True}),
        ("15", {"suspect_identified": True, "victim_supports": False}),
        ("20", {"suspect_identified": False}),
        ("19", {"suspect_identified": False}),
        ("99", {}),
    ],
)
def test_an_outcome_that_does_not_fit_is_refused_with_its_rules(
    people: People, outcome_type: str, facts: dict[str, Any]
) -> None:
    case = send(people)
    crime = record(people, case)
    with pytest.raises(WrongOutcome) as refusal:
        decide(people, case, crime, outcome_type=outcome_type, **facts)
    assert refusal.value.problems
    assert refusal.value.field == "outcome_type"
    assert not crime.outcomes.exists()


def test_an_outcome_keeps_the_facts_that_it_was_checked_against(people: People) -> None:
    case = send(people)
    outcome = decide(
        people, case, record(people, case), outcome_type="16", suspect_identified=True, victim_supports=False
    )
    assert outcome.facts["victim_supports"] is False


def test_a_case_is_closed_when_nothing_is_left_to_do(people: People) -> None:
    case = send(people, what_happened="robbery", violence="threat")
    review = case.tasks.get(kind=TaskKind.SERGEANT_REVIEW)

    def close(body: str = "Dear Priya, this is what we found.") -> Case:
        return closing.close(case=case, letter_body=body, by=people.alice.actor, at=NOW + 3 * HOUR)

    with pytest.raises(NotReadyToClose) as refusal:
        close()
    assert len(refusal.value.reasons) == 2
    crime = record(people, case, offence_code="34A")
    with pytest.raises(NotReadyToClose, match="has no outcome"):
        close()
    decide(people, case, crime)
    with pytest.raises(NotReadyToClose, match="sergeant review is open"):
        close()
    with pytest.raises(NotAllowed):
        tasks.finish(task=review, result="Looks right", by=people.alice.actor, at=NOW)
    tasks.finish(task=review, result="Robbery, rightly recorded", by=people.sam.actor, at=NOW)
    with pytest.raises(NeedsReason):
        close("")
    close()
    assert case.state == CaseState.CLOSED
    assert not case.clocks.filter(met_at__isnull=True, waived_at__isnull=True).exists()
    assert case.clocks.get(kind="update").met_at == NOW + 3 * HOUR
    assert case.clocks.get(kind="contact").met_at == NOW + 3 * HOUR
    assert last_mail().text.startswith("Dear Priya")
    with pytest.raises(CaseIsClosed):
        record(people, case)


def test_the_closing_letter_gives_reasons_and_next_steps(people: People) -> None:
    case = send(people)
    decide(people, case, record(people, case))
    letter = drafts.closing(case, people.alice.actor)
    assert "Shoplifting: Investigation complete" in letter.body
    assert "Nobody could be identified from the footage" in letter.body
    assert "What you can do next" in letter.body
    assert letter.body.rstrip().endswith("Norfolk Constabulary")


def test_a_letter_about_a_report_without_a_crime_says_why(people: People) -> None:
    case = send(people)
    assert "no decision yet" not in drafts.closing(case, people.alice.actor).body
    crimes.not_recorded(
        case=case, incident=case.primary_incident, reason="It was paid for.", by=people.alice.actor, at=NOW
    )
    assert "It was paid for." in drafts.closing(case, people.alice.actor).body


def test_reopening_tells_the_business_why(people: People) -> None:
    case = make_case(
        force=people.norfolk, reported_by=people.priya.person, state="closed", closed_at=NOW, owner=people.alice.person
    )
    closing.reopen(case=case, reason="New footage came in", by=people.alice.actor, at=NOW + HOUR)
    assert (case.state, case.closed_at) == (CaseState.OPEN, None)
    assert "New footage came in" in last_mail().text
    with pytest.raises(AlreadyDone):
        closing.reopen(case=case, reason="Again", by=people.alice.actor, at=NOW)


def test_a_withdrawn_report_is_contacted_no_more_and_still_recorded(people: People) -> None:
    case = send(people)
    closing.withdraw(incident=case.primary_incident, reason="Too busy", by=people.priya.actor, at=NOW + HOUR)
    case.refresh_from_db()
    assert case.state == CaseState.NEW
    assert case.contact_due_at is None
    assert case.clocks.get(kind="recording").waived_at is None
    assert last_mail().template == "withdrawn"
    crimes.not_recorded(
        case=case, incident=case.primary_incident, reason="Paid for", by=people.alice.actor, at=NOW + HOUR
    )
    assert case.messages.filter(template="not_recorded").exists()
    assert last_mail().template == "withdrawn"
    with pytest.raises(AlreadyWithdrawn):
        closing.withdraw(incident=case.primary_incident, reason="Again", by=people.priya.actor, at=NOW)


def test_a_recorded_report_that_is_withdrawn_ends_its_case(people: People) -> None:
    case = send(people)
    contact.log_attempt(case=case, channel="phone", result="reached", by=people.alice.actor, at=NOW)
    record(people, case)
    ended = closing.withdraw(incident=case.primary_incident, reason="Settled", by=people.priya.actor, at=NOW + HOUR)
    assert ended.state == CaseState.WITHDRAWN
    assert ended.clocks.get(kind="contact").met_at == NOW
