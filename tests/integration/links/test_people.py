"""People as far as links are confirmed, and what they are linked to."""

from datetime import timedelta

import pytest

from counterpart.links.queries import people as found
from tests.factories import (
    NOW,
    make_case,
    make_description,
    make_incident,
    make_link,
    make_linked_record,
    make_nominal,
    make_nominal_link,
    make_suspect_image,
)
from tests.linking import linking


@pytest.fixture
def cases(people):
    """Three, a day apart, the latest first."""
    days = [NOW - timedelta(days=number) for number in range(3)]
    return [make_case(incident=make_incident(force=people.norfolk, occurred_from=day)) for day in days]


def identified(people, nominal, case):
    image = make_suspect_image(case=case, by=people.alice.actor)
    return make_nominal_link(nominal=nominal, image=image, by=people.alice.actor)


def test_by_pictures_that_two_confirmed_and_descriptions_that_two_linked(people, cases):
    nominal, other = make_nominal(force=people.norfolk), make_nominal(force=people.norfolk)
    told = make_description(incident=cases[2].primary_incident)
    identified(people, nominal, cases[0])
    identified(people, other, cases[1])
    rows = [make_linked_record(force=people.norfolk, row=row) for row in (nominal, other)]
    described = make_linked_record(force=people.norfolk, row=told, source="described")
    make_link(left=rows[0], right=described, state="confirmed")
    make_link(left=rows[1], right=described)
    person = found.person_of(nominal)
    assert person == found.ConfirmedPerson(frozenset({nominal.pk}), frozenset({told.pk}))
    assert list(found.incidents_of(person)) == [cases[2].primary_incident, cases[0].primary_incident]
    everybody = {frozenset(each.nominals): each for each in found.people_of(people.norfolk)}
    assert everybody == {frozenset({nominal.pk}): person, frozenset({other.pk}): found.person_of(other)}


def test_a_suggestion_links_nobody(people, cases):
    nominal = make_nominal(force=people.norfolk)
    told = make_description(incident=cases[0].primary_incident)
    make_link(
        left=make_linked_record(force=people.norfolk, row=nominal),
        right=make_linked_record(force=people.norfolk, row=told, source="described"),
        weight=50.0,
    )
    assert found.person_of(nominal) == found.ConfirmedPerson(frozenset({nominal.pk}))
    assert not found.incidents_of(found.person_of(nominal)).exists()
    assert found.people_of(people.norfolk) == []


def test_of_a_whole_force_in_three_queries(people, django_assert_num_queries):
    linking(people)
    with django_assert_num_queries(3):
        (person,) = found.people_of(people.norfolk)
    assert (len(person.nominals), len(person.descriptions)) == (3, 1)
    assert found.people_of(people.suffolk) == []
