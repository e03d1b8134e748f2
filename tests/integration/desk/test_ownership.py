"""Claim, allocate, hand over, release."""

import pytest

from counterpart.casework.actions import allocation
from counterpart.casework.models import Case
from tests.factories import NOW, make_person, make_role_assignment


@pytest.fixture
def asha(people):
    person = make_person(name="Asha Dunn", email="asha@example.org")
    make_role_assignment(person=person, organisation=people.norfolk, role="investigator")
    return person


def test_a_case_is_claimed_from_the_queue(alice, people, case, at):
    assert at("claim/") in alice.open("/desk/").html
    alice.open(at("claim/"))
    assert "The case is yours" in alice.send().html
    case.refresh_from_db()
    assert (case.owner, case.state) == (people.alice.person, "open")
    assert "<strong>You</strong>" in alice.open("/desk/").html


def test_who_comes_second_is_told_who_has_it(alice, people, case, at):
    alice.open(at("claim/"))
    allocation.claim(case=case, by=people.sam.actor, at=NOW)
    page = alice.send()
    assert page.status == 422
    assert "Sam Okafor already has" in page.errors


def test_a_supervisor_allocates_with_a_reason(sam, people, case, at, asha):
    assert "Asha Dunn: 0 live cases" in sam.open(at("allocate/")).html
    sam.send(owner=str(asha.pk), reason="")
    assert "Enter a reason" in sam.page.errors
    assert sam.page.fields["owner"] == str(asha.pk)
    sam.send(reason="Knows the street")
    case.refresh_from_db()
    assert case.owner == asha


def test_who_does_not_work_here_cannot_be_given_a_case(sam, people, case, at):
    sam.open(at("allocate/"))
    sam.send(owner=str(people.ruth.person.pk), reason="Sneaky")
    assert "from the list" in sam.page.errors
    assert Case.objects.get().owner is None


def test_only_the_owner_hands_over_and_puts_back(alice, people, case, at, asha):
    allocation.claim(case=case, by=people.sam.actor, at=NOW)
    alice.open(at("hand-over/"))
    alice.send(owner=str(asha.pk), reason="Mine now")
    assert "Only the owner" in alice.page.errors
    alice.open(at("release/"))
    assert "Only the owner" in alice.send(reason="Not mine").errors


def test_the_owner_hands_over_and_the_colleague_puts_back(alice, people, case, at, asha, client_of):
    allocation.claim(case=case, by=people.alice.actor, at=NOW)
    alice.open(at("hand-over/"))
    assert "handed over" in alice.send(owner=str(asha.pk), reason="On leave").html
    alice.client.force_login(asha)
    alice.open(at("release/"))
    assert "back in the queue" in alice.send(reason="Needs Norwich").html
    case.refresh_from_db()
    assert case.owner is None
