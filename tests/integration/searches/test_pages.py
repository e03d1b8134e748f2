"""The pages of candidate search: closed while it is off, whole when it is on, and blind between reviewers."""

import re

import pytest
from django.db import transaction
from django.urls import reverse

from counterpart.base.audit import AuditEvent
from counterpart.searches.actions import reviews
from counterpart.searches.models import CandidateReview, FaceSearch, SearchState
from tests.factories import NOW, make_case, make_suspect_image

REASON = "The left ear and the line of the jaw"


def page(name, *keys):
    return reverse(f"desk_searches:{name}", args=keys)


def words(answer) -> str:
    """What a person sees, without what is new on every page."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"|nonce="[^"]*"', "", answer.content.decode())
    return re.sub(r"\s+", " ", text)


@pytest.fixture
def search(on):
    return on.made()


def test_while_it_is_off_the_list_says_why_and_nothing_can_be_asked(people, client_of, settings):
    settings.FACES = "off"
    case = make_case(force=people.norfolk)
    image = make_suspect_image(case=case, by=people.alice.actor, expires_at=NOW.replace(year=2099))
    client = client_of(people.alice)
    assert "Candidate search is off" in words(client.get(page("searches")))
    answer = client.get(page("ask", image.key))
    assert "COUNTERPART_FACES" in words(answer)
    assert 'name="purpose"' not in answer.content.decode()
    asked = client.post(
        page("ask", image.key), {"purpose": "x", "justification": "y", "sex": "male", "age_band": "50+"}
    )
    assert asked.status_code == 422
    assert not FaceSearch.objects.exists()


def test_asked_and_authorised_on_pages(on, client_of):
    told = {"purpose": "Who took them", "justification": "No other line", "sex": "unknown", "age_band": "unknown"}
    answer = client_of(on.people.alice).post(page("ask", on.probe.key), told)
    made = FaceSearch.objects.get()
    assert answer.url == page("search", made.key)
    assert "Authorise or refuse" not in words(client_of(on.people.alice).get(answer.url))
    answer = client_of(on.people.sam).post(page("authorise", made.key), {"decision": "yes"})
    made.refresh_from_db()
    assert made.state == SearchState.AUTHORISED


def test_what_was_typed_is_kept_where_it_is_refused(on, client_of):
    answer = client_of(on.people.alice).post(page("ask", on.probe.key), {"purpose": "Who took them", "sex": "male"})
    assert answer.status_code == 422
    assert 'value="Who took them"' in answer.content.decode()


def test_a_search_is_found_by_its_force_alone_and_the_reading_logged(on, search, client_of):
    assert client_of(on.people.ruth).get(page("search", search.key)).status_code == 404
    assert client_of(on.people.priya).get(page("search", search.key)).status_code == 403
    assert client_of(on.people.alice).get(page("search", search.key)).status_code == 200
    event = AuditEvent.objects.get(action="search.open")
    assert (event.actor_name, event.object_id) == ("Alice Warren", str(search.pk))


def test_a_review_on_pages_without_script(on, search, client_of):
    client = client_of(on.ivy)
    assert "You compare alone" in words(client.get(page("review", search.key)))
    assert client.post(page("review", search.key)).url == page("review", search.key)
    third = words(client.get(page("review", search.key), {"place": "3"}))
    assert "Candidate 3 of 10" in third
    assert not re.search(r"0\.\d\d", third), "a number that reads as a score"
    chosen = re.search(r'name="candidate"[^>]*value="(\d+)"', third) or re.search(
        r'value="(\d+)"[^>]*name="candidate"', third
    )
    told = {"decision": "this", "reason": REASON, "candidate": chosen[1]}
    assert client.post(page("review", search.key) + "?place=3", told).status_code == 302
    assert CandidateReview.objects.get().candidate_id == int(chosen[1])
    assert "You have reviewed this search" in words(client.get(page("review", search.key)))


@pytest.mark.parametrize("place", ["0", "-1", "99", "x", "9" * 30, ""])
def test_any_place_shows_a_candidate(on, search, client_of, place):
    reviews.begin(search=search, by=on.ivy.actor, at=NOW)
    assert client_of(on.ivy).get(page("review", search.key), {"place": place}).status_code == 200


@pytest.mark.parametrize("candidate", ["", "0", "999999", "x"])
def test_a_candidate_of_another_search_is_refused(on, search, client_of, candidate):
    reviews.begin(search=search, by=on.ivy.actor, at=NOW)
    told = {"decision": "this", "reason": REASON, "candidate": candidate}
    assert client_of(on.ivy).post(page("review", search.key), told).status_code == 422


def seen_by_omar(on, search, client_of) -> list[str]:
    """Every page that the second reviewer can open, word for word."""
    client = client_of(on.omar)
    client.post(page("review", search.key))
    places = [client.get(page("review", search.key), {"place": str(place)}) for place in range(1, 11)]
    return [words(each) for each in (*places, client.get(page("search", search.key)), client.get(page("searches")))]


@pytest.mark.parametrize("rank", [None, 1, 10])
def test_every_page_of_the_second_reviewer_is_the_same_whatever_the_first_did(on, search, client_of, rank):
    reviews.begin(search=search, by=on.ivy.actor, at=NOW)
    mark = transaction.savepoint()
    before = seen_by_omar(on, search, client_of)
    transaction.savepoint_rollback(mark)
    candidate = search.candidates.filter(rank=rank or 0).first()
    reviews.decide(review=search.reviews.get(), candidate=candidate, reason=REASON, by=on.ivy.actor, at=NOW)
    assert seen_by_omar(on, search, client_of) == before


def test_the_outcome_shows_both_reasons_and_says_that_it_is_a_lead(on, client_of):
    search = on.decided(1, 1)
    shown = words(client_of(on.people.alice).get(page("search", search.key)))
    assert shown.count("The ears") == 2
    assert "proves nobody" in shown


def test_the_report_and_its_download_hide_the_same(on, client_of):
    on.decided(1, 1)
    client = client_of(on.people.sam)
    assert "hidden" in words(client.get(page("report")))
    lines = client.get(page("report_csv")).content.decode().splitlines()
    assert lines[1] == "All,1,10,1,0,0"
    assert "hidden" in lines[2] + lines[3]


def test_no_address_serves_a_template(on, client_of):
    """Templates are in files below the folder of the setting, and under no name that an address can carry."""
    search = on.made()
    client = client_of(on.people.sam)
    pages = [page(name) for name in ("searches", "ground", "report", "report_csv")] + [page("search", search.key)]
    for address in pages:
        content = client.get(address).content
        assert b"face-templates" not in content
        assert b"vectors" not in content
