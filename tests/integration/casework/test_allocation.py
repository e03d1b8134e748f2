"""Who deals with a case, and what the business hears of it."""

import pytest
from django.db import IntegrityError, transaction

from counterpart.accounts.models import Person
from counterpart.base.errors import NeedsReason
from counterpart.base.mail import SentMail
from counterpart.casework.actions import allocation
from counterpart.casework.errors import AlreadyOwned, NotAllowed, WrongValue
from counterpart.casework.models import Allocation, Case, CaseState
from tests.at_once import at_once
from tests.factories import NOW, make_case, make_person, make_role_assignment
from tests.people import People, make_people


@pytest.fixture
def case(people: People) -> Case:
    return make_case(force=people.norfolk, organisation=people.castle_street, reported_by=people.priya.person)


@pytest.fixture
def dan(people: People) -> Person:
    person = make_person(name="Dan Hill", email="dan@example.org")
    make_role_assignment(person=person, organisation=people.norfolk, role="investigator")
    return person


def test_claiming_takes_the_case_and_tells_the_business(people: People, case: Case) -> None:
    allocation.claim(case=case, by=people.alice.actor, at=NOW)
    assert case.owner == people.alice.person
    assert case.state == CaseState.OPEN
    assert case.events.get(kind="case.claim").summary == "Alice Warren is now dealing with your report"
    message = case.messages.get()
    assert message.template == "taken"
    assert SentMail.objects.get().subject == f"Alice Warren is dealing with your report {case.reference}"


def test_a_case_is_claimed_once(people: People, case: Case) -> None:
    allocation.claim(case=case, by=people.alice.actor, at=NOW)
    with pytest.raises(AlreadyOwned, match="Alice Warren already has"):
        allocation.claim(case=Case.objects.get(pk=case.pk), by=people.sam.actor, at=NOW)


@pytest.mark.slow  # real threads, each with its own connection to the database
@pytest.mark.django_db(transaction=True)
def test_two_who_claim_at_the_same_moment_do_not_both_get_it() -> None:
    people = make_people()
    case = make_case(force=people.norfolk)

    def claim(who: object) -> bool:
        try:
            allocation.claim(case=Case.objects.get(pk=case.pk), by=who.actor, at=NOW)  # type: ignore[attr-defined]
        except AlreadyOwned:
            return False
        return True

    assert sum(at_once(claim, [people.alice, people.sam])) == 1
    assert Allocation.objects.count() == 1


def test_a_supervisor_allocates_with_a_reason(people: People, case: Case, dan: Person) -> None:
    with pytest.raises(NotAllowed):
        allocation.allocate(case=case, owner=dan, reason="Mine", by=people.alice.actor, at=NOW)
    with pytest.raises(NeedsReason):
        allocation.allocate(case=case, owner=dan, reason=" ", by=people.sam.actor, at=NOW)
    allocation.allocate(case=case, owner=dan, reason="Knows the shop", by=people.sam.actor, at=NOW)
    assert case.owner == dan
    line = case.events.get(kind="case.allocate")
    assert line.detail == "Knows the shop"
    assert "Knows the shop" not in line.summary


def test_handing_over_ends_one_allocation_and_begins_another(people: People, case: Case, dan: Person) -> None:
    allocation.claim(case=case, by=people.alice.actor, at=NOW)
    allocation.hand_over(case=case, owner=dan, reason="On leave", by=people.alice.actor, at=NOW)
    assert list(case.allocations.order_by("pk").values_list("owner__name", "to_at")) == [
        ("Alice Warren", NOW),
        ("Dan Hill", None),
    ]
    with pytest.raises(NotAllowed):
        allocation.hand_over(case=case, owner=people.alice.person, reason="Back", by=people.alice.actor, at=NOW)
    allocation.hand_over(case=case, owner=people.alice.person, reason="Back", by=people.sam.actor, at=NOW)
    assert case.owner == people.alice.person


def test_releasing_puts_the_case_back(people: People, case: Case) -> None:
    allocation.claim(case=case, by=people.alice.actor, at=NOW)
    allocation.release(case=case, reason="Not mine to work", by=people.alice.actor, at=NOW)
    assert case.owner is None
    assert not case.allocations.filter(to_at__isnull=True).exists()
    assert not case.events.get(kind="case.release").is_shared


def test_only_people_of_this_desk_get_cases(people: People, case: Case) -> None:
    for stranger in (people.ruth.person, people.priya.person, people.nadia.person):
        with pytest.raises(WrongValue) as refusal:
            allocation.allocate(case=case, owner=stranger, reason="Try", by=people.sam.actor, at=NOW)
        assert refusal.value.field == "owner"


def test_the_database_knows_one_owner_a_case(people: People, case: Case) -> None:
    allocation.claim(case=case, by=people.alice.actor, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Allocation.objects.create(case=case, owner=people.sam.person, from_at=NOW)
