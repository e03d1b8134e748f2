"""The files of a report, as a business and a reporter without an account see them."""

import pytest
from django.urls import resolve, reverse

from counterpart.base.clock import now
from counterpart.crimes.receipts.links import status_token
from tests.factories import make_case
from tests.factories.evidence import make_evidence_file


@pytest.fixture
def incident(people):
    return make_case(
        force=people.norfolk,
        organisation=people.castle_street,
        premises=people.castle_street_shop,
        reported_by=people.priya.person,
    ).primary_incident


def page_of(client, incident):
    return client.get(reverse("business_evidence:of_report", args=[incident.reference]))


def test_a_business_sees_how_its_files_stand(people, client_of, incident):
    make_evidence_file(incident=incident, by=people.priya.actor, name="till.mp4")
    make_evidence_file(
        incident=incident,
        by=people.tom.actor,
        name="door.dav",
        content=b"x",
        state="cleared",
        is_playable=False,
        player_request="Please send the Dahua player",
    )
    page = page_of(client_of(people.tom), incident).text
    assert "till.mp4" in page
    assert "Being checked" in page
    assert "Please send the Dahua player" in page


def test_a_business_is_asked_for_a_player_only_where_one_could_help(people, client_of, incident):
    for name, fields in {"notes.txt": {}, "cut.mp4": {"size": 0}}.items():
        make_evidence_file(
            incident=incident, by=people.tom.actor, name=name, state="cleared", is_playable=False, **fields
        )
    page = page_of(client_of(people.tom), incident).text
    assert "Cannot be shown" in page
    assert "Nothing is in this file" in page
    assert "Cannot be played" not in page


def test_a_rival_sees_no_page(people, client_of, incident):
    assert page_of(client_of(people.mallory), incident).status_code == 404


def test_a_business_sees_no_file_of_the_police(people, client_of, incident):
    make_evidence_file(incident=incident, by=people.alice.actor, name="bodycam.mp4")
    assert "bodycam.mp4" not in page_of(client_of(people.priya), incident).text


def test_a_reporter_without_an_account_confirms_the_address_first(client, people):
    incident = make_case(force=people.norfolk).primary_incident
    address = reverse("business_evidence:by_link", args=[status_token(incident)])
    assert resolve(client.get(address).url).view_name == "business:status"
    incident.email_confirmed_at = now()
    incident.save()
    assert "Choose files" in client.get(address).text
    assert client.get(address.replace(status_token(incident), "forged")).status_code == 404
