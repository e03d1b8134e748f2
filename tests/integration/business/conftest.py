import pytest
from django.test import Client

from tests.people import People
from tests.reporting import Reporter


@pytest.fixture
def priya(people: People, client_of) -> Reporter:
    """Known, with one shop."""
    return Reporter(client_of(people.priya))


@pytest.fixture
def visitor(people: People) -> Reporter:
    """Somebody without an account, on a site that one force answers."""
    people.ruth.role.delete()
    people.suffolk.delete()
    return Reporter(Client())
