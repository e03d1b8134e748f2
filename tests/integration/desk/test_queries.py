"""A page costs the same however much there is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from counterpart.casework.actions import allocation, notes
from tests.factories import NOW, make_case
from tests.reports import send

LISTS = ("/desk/", "/desk/?owner=mine", "/desk/my-day/", "/desk/oversight/", "/desk/diary/")


def cost(client, address) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize("address", LISTS)
def test_a_list_costs_the_same_for_10_and_100_cases(people, client_of, address):
    sam = client_of(people.sam)

    def more(number):
        for _ in range(number):
            make_case(force=people.norfolk, organisation=people.castle_street, owner=people.sam.person, state="open")

    more(10)
    few = cost(sam, address)
    more(90)
    assert cost(sam, address) == few
    assert few < 40


@pytest.mark.parametrize("part", ["", "triage/", "investigation/", "crime/", "messages/", "history/", "close/"])
def test_a_page_of_a_case_costs_the_same_however_long_its_story(people, client_of, part):
    case = send(people)
    allocation.claim(case=case, by=people.alice.actor, at=NOW)
    client, address = client_of(people.alice), f"/desk/cases/{case.reference}/{part}"
    few = cost(client, address)
    for number in range(20):
        notes.add(case=case, body=f"Note {number}", by=people.alice.actor, at=NOW)
    assert cost(client, address) == few
    assert few < 40
