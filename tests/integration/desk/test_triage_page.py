"""Triage: confirmed in one press, or changed with a reason."""

import pytest

from counterpart.casework.models import TriageAssessment
from counterpart.casework.suggestions import KEYS
from tests.reports import send


@pytest.fixture
def shown(alice, at):
    return alice.open(at("triage/"))


def assessment() -> TriageAssessment:
    return TriageAssessment.objects.latest("assessed_at", "pk")


def test_one_press_confirms_what_is_suggested(alice, people, shown):
    assert ("as_suggested", "yes") in shown.buttons
    alice.send(as_suggested="yes", threat="high")
    found = assessment()
    assert found.decided_by == people.alice.person
    assert (found.decided["threat"], found.override_reasons) == ("low", {})
    assert "Confirmed by Alice Warren" in alice.page.html
    assert ("as_suggested", "yes") not in alice.page.buttons


def test_a_change_needs_its_reason_beside_it(alice, shown):
    alice.send(threat="high")
    assert alice.page.status == 422
    assert 'href="#id_reason_threat"' in alice.page.errors
    assert alice.page.fields["threat"] == "high"
    assert '<details class="govuk-details cp-triage__change" open>' in alice.page.html
    alice.send(reason_threat="He came back with a knife")
    found = assessment()
    assert found.decided["threat"] == "high"
    assert found.override_reasons == {"threat": "He came back with a knife"}
    assert "suggested: Low. He came back with a knife" in alice.page.html


def test_the_page_shows_every_key_with_its_reasons(shown):
    for key in KEYS:
        assert f'id="triage-{key}"' in shown.html
    assert "Cambridge" in shown.html
    assert "Financial loss plays no part" in shown.html


def test_a_robbery_says_that_a_sergeant_must_review_it(alice, people):
    robbery = send(people, what_happened="robbery", violence="hit", theft={})
    page = alice.open(f"/desk/cases/{robbery.reference}/triage/")
    assert "A detective sergeant must review this case" in page.html
    assert "Nothing: you decide" not in page.html
    assert "Confirmed by" in alice.send(as_suggested="yes").html


def test_new_facts_are_assessed_again(alice, at, shown):
    alice.open(at("triage/again/"))
    alice.send(prolific="yes", series="yes")
    assert TriageAssessment.objects.count() == 2


def test_a_closed_case_shows_its_triage_without_a_form(alice, case, at, people):
    from counterpart.casework.actions import closing, crimes
    from tests.factories import NOW

    incident = case.primary_incident
    crimes.not_recorded(case=case, incident=incident, reason="Nothing happened", by=people.alice.actor, at=NOW)
    closing.close(case=case, letter_body="Goodbye", by=people.alice.actor, at=NOW)
    page = alice.open(at("triage/"))
    assert "Change" not in page.html
    assert "Save changes" not in page.html
