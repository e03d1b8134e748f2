"""Reports as events: what is one, what is left out and said, and what was not known yet."""

from datetime import timedelta
from hashlib import sha256

import numpy as np
import pytest

from counterpart.core.hotspots.planes import BRITISH_NATIONAL_GRID
from counterpart.core.hotspots.squares import parse, squares_at
from counterpart.crimes.models import Incident
from counterpart.hotspots.events import points_of_premises, reports
from counterpart.places.models import District
from tests.factories import NOW, make_crime, make_incident, make_premises
from tests.factories.hotspots import SQUARE

HOUR, YEAR = timedelta(hours=1), timedelta(days=365)


@pytest.fixture
def shop(people):
    return people.castle_street_shop


def all_of(people, **options):
    return reports(people.norfolk, NOW - YEAR, NOW + HOUR, **options)


def test_a_report_is_an_event_at_its_premises(people, shop):
    made = make_incident(force=people.norfolk, premises=shop, occurred_to=NOW + 2 * HOUR)
    found = all_of(people)
    (square,) = squares_at(found.events.plane, 250, found.events.x, found.events.y)
    assert square.name == SQUARE
    assert found.incidents.tolist() == [made.pk]
    assert (found.events.ends - found.events.begins).tolist() == [120]
    assert found.events.kinds[found.events.kind[0]] == "theft"
    assert found.premises == (shop.pk,)


def test_withdrawn_reports_and_those_of_another_force_are_none(people, shop):
    make_incident(force=people.norfolk, premises=shop, withdrawn_at=NOW)
    make_incident(force=people.suffolk, premises=shop)
    assert len(all_of(people)) == 0


def test_of_one_square_no_report_from_elsewhere_is_read(people, shop):
    made = make_incident(force=people.norfolk, premises=shop)
    make_incident(force=people.norfolk, premises=make_premises(longitude=1.4, latitude=52.7))
    make_incident(force=people.norfolk)
    found = all_of(people, bounds=parse(SQUARE).bounds)
    assert (found.incidents.tolist(), found.pointless) == ([made.pk], 0)


def test_what_has_no_point_is_counted(people):
    nowhere = make_premises(longitude=None, latitude=None)
    make_incident(force=people.norfolk, premises=nowhere)
    make_incident(force=people.norfolk)
    found = all_of(people)
    assert (len(found), found.pointless) == (0, 2)


def test_crimes_and_their_harm_stand_apart_from_reports(people, shop):
    incident = make_incident(force=people.norfolk, premises=shop)
    make_crime(incident=incident, harm_weight=365)
    make_crime(incident=incident, harm_weight=None)
    make_crime(
        incident=incident,
        harm_weight=10,
        cancelled_at=NOW,
        cancelled_by=people.alice.person,
        cancelled_code="C2",
        cancelled_reason="None",
    )
    found = all_of(people)
    assert (found.crimes.tolist(), found.events.harm.tolist(), found.weightless) == ([2], [365.0], 1)


def test_harm_is_not_known_where_no_crime_has_a_weight(people, shop):
    make_crime(incident=make_incident(force=people.norfolk, premises=shop), harm_weight=None)
    make_incident(force=people.norfolk, premises=shop)
    assert np.isnan(all_of(people).events.harm).tolist() == [True, True]


def test_what_was_withdrawn_later_was_known(people, shop):
    make_incident(force=people.norfolk, premises=shop, occurred_from=NOW - HOUR, reported_at=NOW - HOUR)
    before = all_of(people, known_at=NOW).digest
    Incident.objects.update(withdrawn_at=NOW)
    assert all_of(people, known_at=NOW).digest == before
    assert len(all_of(people, known_at=NOW + HOUR)) == len(all_of(people)) == 0


def test_a_point_far_off_the_plane_is_none(people, shop):
    nowhere = make_premises(organisation=people.castle_street, longitude=0, latitude=0)
    make_incident(force=people.norfolk, premises=nowhere)
    found = all_of(people)
    assert (len(found), found.pointless, found.events.plane.epsg) == (0, 1, 27700)
    assert len(points_of_premises(people.norfolk, found.events.plane, NOW + HOUR)[0]) == 2


def test_what_was_reported_later_was_not_known(people, shop):
    make_incident(force=people.norfolk, premises=shop, occurred_from=NOW - HOUR, reported_at=NOW)
    assert len(all_of(people, known_at=NOW)) == 0
    assert len(all_of(people, known_at=NOW + HOUR)) == 1


def test_only_the_kinds_that_are_asked_for(people, shop):
    make_incident(force=people.norfolk, premises=shop, what_happened="robbery")
    assert len(all_of(people, kinds=("theft",))) == 0
    assert len(all_of(people, kinds=("theft", "robbery"))) == 1


def test_the_digest_is_of_what_was_known(people, shop):
    make_incident(force=people.norfolk, premises=shop)
    before = all_of(people).digest
    assert all_of(people).digest == before
    make_incident(force=people.norfolk, premises=shop)
    assert all_of(people).digest != before


def test_the_digest_can_be_made_by_anybody_with_the_records(people, shop):
    made = make_incident(force=people.norfolk, premises=shop)
    minute = int(made.occurred_from.timestamp() // 60)
    line = f"{made.pk} theft {shop.longitude} {shop.latitude} {minute} {minute}"
    assert all_of(people).digest == sha256(line.encode()).hexdigest()


def test_it_asks_as_often_for_many_reports_as_for_one(people, shop, django_assert_num_queries):
    for _ in range(5):
        make_crime(incident=make_incident(force=people.norfolk, premises=shop), harm_weight=1)
    with django_assert_num_queries(4):
        assert len(all_of(people)) == 5


def test_the_ground_is_of_premises_of_the_force_that_were_known(people, shop):
    plane = all_of(people).events.plane
    x, _ = points_of_premises(people.norfolk, plane, NOW + HOUR)
    assert len(x) == 2
    assert len(points_of_premises(people.norfolk, plane, NOW)[0]) == 0
    assert len(points_of_premises(people.suffolk, plane, NOW + HOUR)[0]) == 0


@pytest.mark.parametrize(("force_code", "more"), [("norfolk", 1), ("suffolk", 0)])
def test_unclaimed_premises_are_ground_of_the_force_of_their_district(people, force_code, more):
    district = District.objects.create(code="E07999999", name="Elsewhere", force_code=force_code)
    make_premises(organisation=None, district=district)
    x, _ = points_of_premises(people.norfolk, BRITISH_NATIONAL_GRID, NOW + HOUR)
    assert len(x) == 2 + more
