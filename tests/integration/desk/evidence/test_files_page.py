"""The files of a case, each as a card that says where it stands."""

import pytest
from django.urls import reverse

from counterpart.base.audit import AuditEvent
from tests.factories import NOW, make_evidence_file
from tests.integration.desk.test_queries import cost
from tests.reports import send


@pytest.fixture
def page_of(case, client_of):
    address = reverse("desk_evidence:evidence", kwargs={"reference": case.reference})
    return lambda who: client_of(who).get(address)


def test_a_case_without_files_says_what_to_do_next(people, page_of):
    assert "No files yet" in page_of(people.alice).content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "It waits for the virus scan"),
        ({"state_reason": "The scanner cannot be reached"}, "The scanner cannot be reached"),
        ({"state": "held"}, "an archive or a program"),
        ({"state": "infected"}, "found something in it"),
        ({"state": "cleared"}, "A copy that plays here is being made"),
        ({"state": "cleared", "is_playable": False, "player_requested_at": NOW}, "was asked for what is missing"),
        ({"state": "cleared", "is_playable": True, "media": {"duration_ms": 62_400}}, "1:02 long"),
        ({"name": "<b>till<b>.mp4"}, "&lt;b&gt;till&lt;b&gt;.mp4"),
        ({"size": 18_400_000}, "18.4 MB"),
        ({"state": "cleared", "is_playable": False, "size": 0}, "Nothing is in this file"),
    ],
)
def test_a_card_says_where_its_file_stands(people, page_of, send_file, fields, words):
    send_file(**fields)
    html = page_of(people.alice).content.decode()
    assert words in html
    assert "Tom Reeve, Castle Street Stores" in html


def test_others_see_nothing(people, page_of, send_file):
    send_file()
    assert page_of(people.ruth).status_code == 404
    for who in (people.priya, people.nadia, people.grace, people.oliver, people.beth):
        assert page_of(who).status_code == 403


def test_a_file_page_is_written_into_its_continuity_once_an_hour(people, case, client_of, send_file):
    file = send_file(state="cleared", is_playable=True)
    address = reverse("desk_evidence:file", kwargs={"reference": case.reference, "key": file.key})
    alice, sam = client_of(people.alice), client_of(people.sam)
    assert [client.get(address).status_code for client in (alice, alice, sam, alice)] == [200] * 4
    assert [entry.by_name for entry in file.continuity.filter(kind="viewed")] == ["Alice Warren", "Sam Okafor"]
    assert AuditEvent.objects.filter(action="evidence.viewed", kind="consultation").count() == 2


def test_a_file_of_another_case_is_not_found(people, case, client_of):
    file = make_evidence_file(incident=send(people).primary_incident, by=people.tom.actor)
    address = reverse("desk_evidence:file", kwargs={"reference": case.reference, "key": file.key})
    assert client_of(people.alice).get(address).status_code == 404
    assert not file.continuity.filter(kind="viewed")


def test_the_page_costs_the_same_however_many_files_there_are(people, case, client_of, send_file):
    address = reverse("desk_evidence:evidence", kwargs={"reference": case.reference})
    alice = client_of(people.alice)
    send_file()
    few = cost(alice, address)
    for number in range(5):
        send_file(content=bytes([number]))
    assert cost(alice, address) == few < 40
