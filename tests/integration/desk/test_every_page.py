"""Every page of the desk opens, and every form of a case can be sent empty without losing the page."""

import pytest
from django.test import Client
from django.urls import reverse

from counterpart.desk.urls import urlpatterns
from tests.people import People
from tests.reports import send

PLAIN = ("queue", "diary", "open_slots", "oversight", "quality")
OF_CASE = [
    pattern.name
    for pattern in urlpatterns
    if str(pattern.pattern).count("<") == 1 and "reference" in str(pattern.pattern)
]
IN_FUTURE = {"HTTP_HOST": "localhost"}


@pytest.fixture
def sam(people: People, client_of) -> Client:
    client: Client = client_of(people.sam)
    return client


@pytest.mark.parametrize("name", PLAIN)
def test_a_page_opens(sam: Client, people: People, name: str) -> None:
    send(people)
    assert sam.get(reverse(f"desk:{name}")).status_code == 200


@pytest.mark.parametrize("name", OF_CASE)
def test_a_page_of_a_case_opens(sam: Client, people: People, name: str) -> None:
    case = send(people)
    assert sam.get(reverse(f"desk:{name}", kwargs={"reference": case.reference})).status_code == 200
