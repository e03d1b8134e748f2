"""What candidate search stands on, recorded and withdrawn on pages, and the sampling of searches made."""

import pytest
from django.urls import reverse

from counterpart.accounts.permissions import Role
from counterpart.searches.models import Assessment, DipSample, ReviewerTraining, ThresholdDecision
from counterpart.searches.queries import switch
from tests.factories import NOW, make_person, make_role_assignment
from tests.people import NamedPerson

WHY = "The document was replaced"


def page(name, *keys):
    return reverse(f"desk_searches:{name}", args=keys)


def day(name, year):
    return {f"{name}-day": 1, f"{name}-month": 1, f"{name}-year": year}


@pytest.fixture
def sam(people, client_of):
    return client_of(people.sam)


def test_an_assessment_is_recorded(people, client_of, sam):
    told = {
        "kind": "equality_impact",
        "title": "T",
        "document_reference": "R",
        "document_sha256": "ab" * 32,
        "approved_by_name": "Dana Reid",
        "approved_by_rank": "ACC",
        **day("approved_on", 2026),
        **day("expires_on", 2099),
    }
    refused = sam.post(page("assess"), told | {"document_sha256": "abc"})
    assert refused.status_code == 422
    assert 'value="Dana Reid"' in refused.content.decode()
    assert sam.post(page("assess"), told).status_code == 302
    assert "Dana Reid, ACC" in sam.get(page("ground")).content.decode()
    assert client_of(people.alice).get(page("ground")).status_code == 403


def test_an_assessment_is_withdrawn_with_a_reason_and_search_is_off(on, sam):
    of = Assessment.objects.first()
    assert sam.post(page("withdraw", of.pk), {"why": " "}).status_code == 422
    assert not switch.missing(on.people.norfolk, NOW)
    assert sam.post(page("withdraw", of.pk), {"why": WHY}).status_code == 302
    assert switch.missing(on.people.norfolk, NOW)
    again = sam.post(page("withdraw", of.pk), {"why": WHY})
    assert again.status_code == 422


def test_only_people_of_the_desk_are_recorded_as_trained(on, sam):
    days = day("trained_on", 2026) | day("expires_on", 2099)
    told = {"person": on.people.alice.person.pk, "course": "Comparison of faces", **days}
    before = ReviewerTraining.objects.count()
    outsider = sam.post(page("train"), told | {"person": on.people.priya.person.pk})
    assert outsider.status_code == 422
    assert 'value="Comparison of faces"' in outsider.content.decode()
    assert ReviewerTraining.objects.count() == before
    assert sam.post(page("train"), told).status_code == 302
    assert ReviewerTraining.objects.latest("pk").person == on.people.alice.person


def test_thresholds_are_decided_with_why_and_on_what(on, sam):
    told = {
        "strong_below": "40",
        "moderate_below": "55",
        "least_quality": "30",
        "why": "Fewer wrong leads",
        "evidence": "Evaluation of 3 June",
    }
    turned_round = sam.post(page("thresholds"), told | {"strong_below": "60"})
    assert turned_round.status_code == 422
    assert "Fewer wrong leads" in turned_round.content.decode()
    assert sam.post(page("thresholds"), told).status_code == 302
    decided = ThresholdDecision.objects.latest("pk")
    assert (decided.strong_below, decided.moderate_below, decided.least_quality) == (0.4, 0.55, 0.3)


def test_a_search_is_sampled_by_somebody_who_had_no_part_and_a_concern_needs_a_note(on, sam, client_of):
    search, told = on.decided(1, 1), {"finding": "concern", "note": "Thin reasons"}
    assert "had a part in" in sam.post(page("sample", search.key), told).content.decode()
    dana = make_person(name="Dana Reid", email="dana@example.org")
    role = make_role_assignment(person=dana, organisation=on.people.norfolk, role=Role.SUPERVISOR)
    client = client_of(NamedPerson(dana, role))
    assert "Say what concerns you" in client.post(page("sample", search.key), told | {"note": ""}).content.decode()
    assert not DipSample.objects.exists()
    assert client.post(page("sample", search.key), told).status_code == 302
    assert "Looked at again by Dana Reid" in client.get(page("search", search.key)).content.decode()
    assert client.post(page("sample", search.key), told).status_code == 422
    assert DipSample.objects.get().note == "Thin reasons"
