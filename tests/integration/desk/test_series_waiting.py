"""The pages of series say what waits and for whom, and lead nobody where they would be refused."""

import pytest
from django.urls import reverse

from counterpart.series.actions import members
from counterpart.series.models import Series
from tests.factories import NOW, make_nominal, make_tier_assessment
from tests.serial import Serial, serial


@pytest.fixture
def on(people) -> Serial:
    return serial(people)


def address(name: str, *keys) -> str:
    return reverse(f"desk_series:{name}", args=keys)


def test_a_series_sent_twice_is_refused_with_the_first_named_and_can_be_withdrawn(on, client_of):
    alice, ivy = client_of(on.people.alice), client_of(on.ivy)
    told = {"title": "Stockrooms", "references": " ".join(case.reference for case in on.cases[:3]), "why": "The van"}
    assert alice.post(address("propose"), told).status_code == 302
    again = alice.post(address("propose"), told)
    series = Series.objects.get()
    assert (again.status_code, f"{series.reference} holds just these crimes" in again.text) == (422, True)
    withdraw = address("withdraw_proposal", series.reference)
    assert withdraw in alice.get(address("series", series.reference)).text
    assert withdraw not in ivy.get(address("series", series.reference)).text
    assert "<textarea" not in ivy.get(withdraw).text
    page = alice.post(withdraw, {"why": "Two vans"}, follow=True).text
    assert ("The proposal is withdrawn" in page, "anybody answered: Two vans" in page, withdraw in page) == (1, 1, 0)


def test_my_day_leads_to_the_series_that_wait_for_whoever_is_signed_in(on, client_of):
    mine, theirs = on.proposed(2), on.proposed(2, start=2, by=on.ivy.actor)
    client = client_of(on.ivy)
    link = f"{address('list')}?state=awaiting"
    assert f'href="{link}">1 series' in client.get(reverse("desk:my_day")).text
    page = client.get(link).text
    assert (mine.reference in page, theirs.reference in page) == (True, False)
    assert "state=awaiting" not in client_of(on.people.nadia).get(address("list")).text


def test_my_day_and_the_list_tell_of_what_would_be_undone_and_of_tiers(on, client_of):
    series = on.confirmed()
    members.take_out(crime=series.crimes.first(), why="Another coat", by=on.omar.actor, at=NOW)
    make_tier_assessment(nominal=make_nominal(force=on.people.norfolk))
    link = f'href="{address("list")}?state=awaiting">1 series'
    days = [client_of(who).get(reverse("desk:my_day")).text for who in (on.ivy, on.omar)]
    assert [link in day for day in days] == [True, False]
    assert [f'href="{address("tiers")}">1 tier' in day for day in days] == [True, True]
    listed = [client_of(who).get(f"{address('list')}?state=awaiting").text for who in (on.ivy, on.omar)]
    assert [series.reference in each for each in listed] == [True, False]
    assert "Taking out waits" in client_of(on.people.nadia).get(address("list")).text


def test_whoever_may_not_open_cases_reads_of_them_without_a_link(on, client_of):
    page, case = address("series", on.confirmed().reference), on.cases[0].reference
    told = [client_of(who).get(page).text for who in (on.ivy, on.people.nadia)]
    assert [f'href="/desk/cases/{case}/"' in each for each in told] == [True, False]
    assert all(case in each for each in told)
