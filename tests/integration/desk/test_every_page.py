"""Every page of the desk opens; what a case does not have is not found."""

import pytest
from django.test import Client
from django.urls import reverse

from counterpart.casework.actions import diary
from counterpart.casework.models import Case
from counterpart.desk.urls import urlpatterns
from tests.factories import NOW, make_diary_slot
from tests.people import People
from tests.reports import send

ADDRESSES = {pattern.name: str(pattern.pattern) for pattern in urlpatterns}
PLAIN = [name for name, address in ADDRESSES.items() if "<" not in address]
OF_CASE = [name for name, address in ADDRESSES.items() if address.count("<") == 1 and "reference" in address]
OF_CALL = {"move_call", "cancel_call", "miss_call"}


@pytest.fixture
def sam(people: People, client_of) -> Client:
    client: Client = client_of(people.sam)
    return client


@pytest.fixture
def case(people: People) -> Case:
    """A case whose call was booked for yesterday noon, by the clock of the site."""
    made = send(people)
    diary.book(case=made, slot=make_diary_slot(force=people.norfolk), by=people.alice.actor, at=NOW)
    return made


@pytest.mark.parametrize("name", PLAIN)
def test_a_page_opens(sam: Client, case: Case, name: str) -> None:
    assert sam.get(reverse(f"desk:{name}")).status_code == 200


@pytest.mark.parametrize("name", OF_CASE)
def test_a_page_of_a_case_opens(sam: Client, case: Case, name: str) -> None:
    assert sam.get(reverse(f"desk:{name}", kwargs={"reference": case.reference})).status_code == 200


@pytest.mark.parametrize("name", sorted(OF_CALL))
def test_without_a_call_there_is_none_to_move(sam: Client, people: People, name: str) -> None:
    reference = send(people).reference
    assert sam.get(reverse(f"desk:{name}", kwargs={"reference": reference})).status_code == 404


@pytest.mark.parametrize("name", OF_CASE)
def test_a_case_of_another_force_is_not_found(people: People, client_of, case: Case, name: str) -> None:
    people.ruth.role.role = "supervisor"
    people.ruth.role.save()
    for client in (client_of(people.ruth),):
        address = reverse(f"desk:{name}", kwargs={"reference": case.reference})
        assert client.get(address).status_code == 404
        assert client.post(address).status_code in (404, 405)
