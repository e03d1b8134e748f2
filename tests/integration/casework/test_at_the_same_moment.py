"""Two officers at once: one does it, the other is told; never both, never a deadlock, never a 500."""

from collections.abc import Callable

import pytest

from counterpart.base.errors import DomainError
from counterpart.base.models import SentMail
from counterpart.casework.actions import allocation, closing, crimes, diary, merging, outcomes
from counterpart.casework.models import Allocation, CallBack, Case, CaseEvent, DiarySlot
from counterpart.crimes.models import Crime, Incident, Outcome
from tests.at_once import at_once
from tests.factories import NOW, make_diary_slot
from tests.people import People, make_people
from tests.reports import send

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]  # threads, each with its own connection


@pytest.fixture
def people() -> People:
    return make_people()


def tried(change: Callable[[], object]) -> str:
    """What came of it: `done`, or the name of the refusal; any other error is raised."""
    try:
        change()
    except DomainError as refusal:
        return type(refusal).__name__
    return "done"


def record(people: People, case: Case) -> Crime:
    return crimes.record(
        case=case,
        incident=case.primary_incident,
        offence_code="46",
        victim_kind="business",
        flag_answers={"business_victim": True},
        by=people.alice.actor,
        at=NOW,
    )


def decide(people: People, case: Case, crime: Crime) -> Outcome:
    return outcomes.decide(
        case=case,
        crime=crime,
        outcome_type="18",
        reason="No lead",
        suspect_identified=False,
        letter_body="Dear Priya",
        by=people.alice.actor,
        at=NOW,
    )


def test_one_officer_claims(people: People) -> None:
    key = send(people).pk
    found = at_once(
        lambda who: tried(lambda: allocation.claim(case=Case.objects.get(pk=key), by=who.actor, at=NOW)),
        [people.alice, people.sam] * 2,
    )
    assert sorted(found) == ["AlreadyOwned"] * 3 + ["done"]
    assert Allocation.objects.filter(to_at=None).count() == CaseEvent.objects.filter(kind="case.claim").count() == 1


def test_one_call_is_booked_for_a_case(people: People) -> None:
    key = send(people).pk
    slots = [
        make_diary_slot(force=people.norfolk),
        make_diary_slot(force=people.norfolk, starts_at=NOW.replace(hour=20)),
    ]
    found = at_once(
        lambda slot: tried(
            lambda: diary.book(
                case=Case.objects.get(pk=key), slot=DiarySlot.objects.get(pk=slot.pk), by=people.alice.actor, at=NOW
            )
        ),
        slots * 2,
    )
    assert sorted(found) == ["AlreadyBooked"] * 3 + ["done"]
    assert CallBack.objects.count() == 1


def test_a_case_is_closed_once(people: People) -> None:
    case = send(people)
    crimes.not_recorded(case=case, incident=case.primary_incident, reason="Paid", by=people.alice.actor, at=NOW)
    found = at_once(
        lambda _: tried(
            lambda: closing.close(
                case=Case.objects.get(pk=case.pk), letter_body="Dear Priya", by=people.alice.actor, at=NOW
            )
        ),
        range(4),
    )
    assert sorted(found) == ["CaseIsClosed"] * 3 + ["done"]
    assert SentMail.objects.filter(template="closing").count() == 1


def test_an_outcome_is_decided_once(people: People) -> None:
    case = send(people)
    crime = record(people, case)
    found = at_once(
        lambda _: tried(lambda: decide(people, Case.objects.get(pk=case.pk), Crime.objects.get(pk=crime.pk))), range(4)
    )
    assert sorted(found) == ["WrongOutcome"] * 3 + ["done"]
    assert Outcome.objects.count() == SentMail.objects.filter(template="outcome").count() == 1


def test_a_crime_that_was_just_cancelled_gets_no_outcome(people: People) -> None:
    case = send(people)
    stale = record(people, case)
    crimes.cancel(
        case=case, crime=Crime.objects.get(pk=stale.pk), code="C2", reason="Paid", by=people.alice.actor, at=NOW
    )
    assert tried(lambda: decide(people, case, stale)) == "AlreadyCancelled"


def test_a_report_is_recorded_or_not_and_never_both(people: People) -> None:
    case = send(people)
    stale = Incident.objects.get(pk=case.primary_incident_id)
    crimes.not_recorded(case=case, incident=case.primary_incident, reason="Paid", by=people.alice.actor, at=NOW)
    case.primary_incident = stale
    record(people, case)
    assert Incident.objects.get().not_recorded_at is None


def test_joining_and_parting_never_wait_for_each_other(people: People) -> None:
    older, newer = send(people), send(people)
    joined = merging.merge(survivor=newer, merged=older, reason="Same man", by=people.alice.actor, at=NOW)

    def change(step: str) -> str:
        if step == "part":
            return tried(
                lambda: merging.unmerge(merge=type(joined).objects.get(pk=joined.pk), by=people.alice.actor, at=NOW)
            )
        survivor, merged = (Case.objects.get(pk=case.pk) for case in (older, newer))
        return tried(
            lambda: merging.merge(survivor=survivor, merged=merged, reason="Again", by=people.alice.actor, at=NOW)
        )

    found = at_once(change, ["part", "join"] * 2)
    assert set(found) <= {"done", "AlreadyDone", "CaseIsClosed", "CannotMerge"}
