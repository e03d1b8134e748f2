"""Fixtures that all tests share."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.people import NamedPerson, People, make_people


@pytest.fixture
def people(db: None) -> People:
    """Everybody in `tests.people`, in the database."""
    return make_people()


@pytest.fixture
def client_of() -> Callable[[NamedPerson | None], Client]:
    """A browser in which somebody is signed in; `client_of(None)` is nobody's."""

    def sign_in(who: NamedPerson | None) -> Client:
        client = Client()
        if who is not None:
            client.force_login(who.person)
        return client

    return sign_in
