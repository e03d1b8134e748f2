"""How long a session lasts, and on how many devices."""

from datetime import datetime, timedelta

import pytest
from django.test import Client

from counterpart.base import clock
from tests.factories import NOW

ACCOUNT = "/account/"


@pytest.fixture
def at(monkeypatch):
    """Sets the clock of the door."""

    def set_clock(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment)

    set_clock(NOW)
    return set_clock


def is_signed_in(client: Client) -> bool:
    return client.get(ACCOUNT).status_code == 200


@pytest.mark.parametrize(
    ("who", "away", "signed_in"),
    [
        ("alice", timedelta(minutes=29), True),
        ("alice", timedelta(minutes=30), False),
        ("oliver", timedelta(minutes=30), False),
        ("priya", timedelta(hours=11, minutes=59), True),
        ("priya", timedelta(hours=12), False),
    ],
)
def test_who_is_away_too_long_is_signed_out(people, client_of, at, who, away, signed_in):
    client = client_of(getattr(people, who))
    assert is_signed_in(client)
    at(NOW + away)
    assert is_signed_in(client) is signed_in


def test_who_keeps_working_is_signed_out_at_the_end_of_the_shift(people, client_of, at):
    client = client_of(people.alice)
    for minutes in range(0, 12 * 60, 25):
        at(NOW + timedelta(minutes=minutes))
        assert is_signed_in(client), minutes
    at(NOW + timedelta(hours=12))
    assert not is_signed_in(client)
    assert "You were signed out to keep your account safe" in client.get("/sign-in/").content.decode()


def test_requests_within_a_minute_write_nothing(people, client_of, at, django_assert_max_num_queries):
    client = client_of(people.alice)
    client.get("/privacy/")
    at(NOW + timedelta(seconds=59))
    with django_assert_max_num_queries(3):  # the session, the person, the roles
        client.get("/privacy/")


def test_signing_out_everywhere_ends_every_session(people, client_of, at):
    phone, till = client_of(people.tom), client_of(people.tom)
    assert is_signed_in(phone)
    assert is_signed_in(till)
    phone.post("/account/devices/sign-out/")
    assert not is_signed_in(phone)
    assert not is_signed_in(till)


def test_other_devices_can_be_signed_out_alone(people, client_of, at):
    phone, till, rival = client_of(people.tom), client_of(people.tom), client_of(people.mallory)
    assert all(is_signed_in(client) for client in (phone, till, rival))
    response = phone.post("/account/devices/sign-out/", {"others": "yes"}, follow=True)
    assert "You have been signed out on all other devices" in response.content.decode()
    assert is_signed_in(phone)
    assert not is_signed_in(till)
    assert is_signed_in(rival)
