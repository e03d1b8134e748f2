"""Who and where is hit again: by the day of the crime, from the newest back, in three queries for a page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from counterpart.casework.queries import repeats
from counterpart.casework.queries.repeats import Repeats
from counterpart.crimes.models import Incident
from tests.factories import NOW, make_case, make_crime, make_incident, make_premises

DAY = timedelta(days=1)


@pytest.fixture
def shop(people):
    def hit(days_ago=0, **fields):
        of_shop = {"force": people.norfolk, "organisation": people.castle_street, "premises": people.castle_street_shop}
        return make_case(incident=make_incident(**(of_shop | {"occurred_from": NOW - days_ago * DAY} | fields)))

    return hit


def of(case, at=NOW) -> Repeats:
    return repeats.of_cases([case], at)[case.pk]


def test_the_current_one_counts_and_the_window_ends_with_the_newest(shop):
    case = shop(30)
    assert of(case) == Repeats(business=1, premises=1)
    shop(30 + 364)
    shop(30 + 366)
    assert of(case).business == 2
    shop(29)
    assert of(case).business == 2  # the window has moved on with the newest
    assert (of(case).is_repeat_business, of(case).is_repeat_premises) == (True, False)


def test_by_the_day_of_the_crime_and_not_of_the_report(shop):
    case = shop(0)
    shop(500, reported_at=NOW)
    assert of(case).business == 1


def test_disorder_is_of_the_place_and_no_crime_against_the_business(shop):
    case = shop(0)
    shop(1, what_happened="asb", not_recorded_at=NOW, not_recorded_reason="No crime")
    assert of(case) == Repeats(business=1, premises=2)


def test_what_was_withdrawn_or_is_no_crime_does_not_count(shop):
    case = shop(0)
    shop(1, withdrawn_at=NOW)
    shop(1, not_recorded_at=NOW, not_recorded_reason="A mistake at the till")
    assert of(case) == Repeats(business=1, premises=1)


def test_ten_are_chronic(shop):
    cases = [shop(day) for day in range(10)]
    assert of(cases[0]).is_chronic
    Incident.objects.filter(pk=cases[9].primary_incident.pk).update(withdrawn_at=NOW)
    assert not of(cases[0]).is_chronic


def test_a_person_is_known_by_name_within_one_business(people, shop):
    first, second, third = shop(0), shop(9), shop(20)
    for case, name in ((first, "Tom Reeve"), (second, " tom  REEVE "), (third, "Tom Reeve")):
        make_crime(incident=case.primary_incident, victim_kind="person", victim_name=name)
    third.primary_incident.crimes.update(cancelled_at=NOW, cancelled_code="C2", cancelled_reason="Another man")
    rival = make_case(force=people.norfolk, organisation=people.rival)
    make_crime(incident=rival.primary_incident, victim_kind="person", victim_name="Tom Reeve")
    assert (of(first).person, of(first).is_repeat_person) == (2, True)
    assert of(third).person == 0
    assert of(rival).person == 1


def test_another_business_and_another_place_are_counted_apart(people, shop):
    case = shop(0)
    elsewhere = make_premises(name="Second shop", organisation=people.castle_street)
    shop(1, premises=elsewhere)
    make_case(force=people.norfolk, organisation=people.rival)
    assert of(case) == Repeats(business=2, premises=1)


def test_a_page_of_cases_costs_three_queries(people, shop):
    cases = [shop(day) for day in range(12)]
    cases.append(make_case(force=people.norfolk))
    with CaptureQueriesContext(connection) as queries:
        counts = repeats.of_cases(cases, NOW)
    assert len(queries) == 3
    assert counts[cases[0].pk].business == 12
    assert counts[cases[12].pk] == Repeats()


def test_all_of_a_force_those_hit_most_first(people, shop):
    for day in range(3):
        shop(day)
    for day in range(2):
        make_case(
            incident=make_incident(force=people.norfolk, organisation=people.rival, occurred_from=NOW - day * DAY)
        )
    found = repeats.of_force(people.alice.actor, NOW)
    assert list(found.businesses) == [(people.castle_street.pk, 3), (people.rival.pk, 2)]
    assert list(found.premises) == [(people.castle_street_shop.pk, 3)]
    assert repeats.of_force(people.ruth.actor, NOW).businesses == []


def test_the_tags_stand_on_the_queue_on_my_day_and_on_the_case(people, shop, client_of):
    case = shop(0, reported_at=NOW)
    shop(1)
    case.owner = people.alice.person
    case.save()
    alice = client_of(people.alice)
    for address in ("/desk/", "/desk/my-day/", f"/desk/cases/{case.reference}/"):
        assert "Repeat victim: 2 in 12 months" in alice.get(address).text, address


def test_reports_to_another_force_do_not_count(people, shop):
    case = shop(0)
    shop(1, force=people.suffolk)
    assert of(case) == Repeats(business=1, premises=1)
