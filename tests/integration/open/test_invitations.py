"""The page behind the link in the mail."""

import re

import pytest

from counterpart.accounts.actions import invitations
from counterpart.accounts.models import Person
from counterpart.base import clock
from counterpart.base.mail import SentMail


@pytest.fixture
def link(people):
    def send(email="new@example.org", role="business_staff"):
        invitations.send(
            by=people.priya.actor, at=clock.now(), organisation=people.castle_street, email=email, role=role
        )
        return re.search(r"http://[^/]+(/invitation/\S+)", SentMail.objects.latest("pk").text)[1]

    return send


def test_somebody_new_opens_an_account_and_is_signed_in(client, link):
    address = link()
    assert "new@example.org" in client.get(address).content.decode()
    response = client.post(address, {"name": "Nell New", "password": "seven-purple-lamps"})
    assert response.status_code == 302
    page = client.get("/account/").content.decode()
    assert "Nell New" in page
    assert "Castle Street Stores, business staff" in page


def test_a_bad_password_keeps_the_name_that_was_typed(client, link):
    page = client.post(link(), {"name": "Nell New", "password": "nell new nell"}).content.decode()
    assert "Password must not be like your name or email address" in page
    assert 'value="Nell New"' in page
    assert not Person.objects.filter(email="new@example.org").exists()


def test_somebody_with_an_account_signs_in_first(client, link, people, client_of):
    address = link(email="mallory@example.org")
    assert "Sign in to accept" in client.get(address).content.decode()
    mallory = client_of(people.mallory)
    assert "Accept this invitation?" in mallory.get(address).content.decode()
    mallory.post(address)
    assert people.mallory.person.role_assignments.count() == 2
    assert mallory.get("/").url == "/account/working-for/"


def test_somebody_else_is_told_so(link, people, client_of):
    response = client_of(people.tom).get(link(email="mallory@example.org"))
    assert response.status_code == 403
    assert "This invitation is for somebody else" in response.content.decode()


def test_a_used_or_made_up_link_is_over(client, link):
    address = link()
    client.post(address, {"name": "Nell New", "password": "seven-purple-lamps"})
    client.logout()
    for gone in (address, "/invitation/made-up/"):
        response = client.get(gone)
        assert response.status_code == 410
        assert "This invitation no longer works" in response.content.decode()


def test_choosing_whom_to_work_for(people, client_of, link):
    mallory = client_of(people.mallory)
    mallory.post(link(email="mallory@example.org"))
    assert mallory.get("/business/premises/").url == "/account/working-for/"
    role = people.mallory.role
    mallory.post("/account/working-for/", {"role": role.pk})
    assert "Rival Traders" in mallory.get("/business/premises/").content.decode()
    assert "Select who you are working for" in mallory.post("/account/working-for/", {"role": "999"}).content.decode()
