"""Merge, undo, split."""

import pytest

from counterpart.casework.models import Case, CaseMerge
from tests.factories import NOW
from tests.reports import send

AGAIN = {"occurrences": [{"from": NOW.isoformat(), "to": None, "note": "The same man again"}]}


@pytest.fixture
def other(people, case) -> Case:
    return send(people)


def test_a_merge_is_made_shown_and_undone(alice, case, other, at):
    alice.open(at("merge/"))
    alice.send(merged=str(other.pk))
    assert "Enter why they belong together" in alice.page.errors
    assert alice.page.fields["merged"] == str(other.pk)
    page = alice.send(reason="The same man")
    assert "Merged into this case" in page.html
    assert "This report is dealt with in" in alice.open(f"/desk/cases/{other.reference}/").html
    alice.open(at(f"merge/{CaseMerge.objects.get().pk}/undo/"))
    assert "Merged into this case" not in alice.send().html
    other.refresh_from_db()
    assert other.state == "new"


def test_a_case_of_another_business_is_not_on_offer(alice, people, case, at):
    rival = send(people, by=people.mallory)
    alice.open(at("merge/"))
    page = alice.send(merged=str(rival.pk), reason="Sneaky")
    assert page.status == 422
    assert not CaseMerge.objects.exists()


def test_with_nothing_to_merge_the_page_says_so(alice, at):
    page = alice.open(at("merge/"))
    assert "no other open case" in page.html
    assert "merged" not in page.names


def test_a_further_event_becomes_a_case_of_its_own(alice, people):
    case = send(people, **AGAIN)
    alice.open(f"/desk/cases/{case.reference}/split/")
    alice.send(reason="A different day")
    assert "Select what should become a case of its own" in alice.page.errors
    event = case.primary_incident.occurrences.get()
    page = alice.send(occurrences=str(event.pk))
    assert "The new case is open" in page.html
    assert page.url != f"/desk/cases/{case.reference}/"


def test_with_nothing_to_split_the_page_says_so(alice, at):
    page = alice.open(at("split/"))
    assert "one event" in page.html
    assert "occurrences" not in page.names
