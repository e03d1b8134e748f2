"""Whom an area finds."""

from datetime import timedelta

import pytest

from counterpart.core.geography.drawn import circle
from counterpart.core.geography.ground import Ground
from counterpart.footage.actions import cameras
from counterpart.footage.queries.finding import who_may_have_filmed
from counterpart.partners.actions import premises as premises_actions
from tests.factories import NOW, make_camera, make_case, make_premises
from tests.integration.footage.conftest import MIDDLE

AN_HOUR = timedelta(hours=1)


@pytest.fixture
def find(case):
    def finds(metres=15, middle=MIDDLE, at=NOW, for_case=case):
        return who_may_have_filmed(for_case, circle(*middle, metres), NOW - AN_HOUR, NOW, at)

    return finds


def test_cameras_that_see_the_area_are_grouped_by_business(people, find, shop_camera, rival_camera):
    second = make_camera(premises=people.rival_shop, force=people.norfolk, name="Yard", width=360, overwrite_days=3)
    cameras.edit(camera=second, facts={"reach_metres": 60}, by=people.mallory.actor, at=NOW)
    castle, rival = find()
    assert (castle.name, castle.cameras) == ("Castle Street Stores", (shop_camera,))
    assert (rival.name, [camera.name for camera in rival.cameras]) == ("Rival Traders", ["Dome", "Yard"])
    assert rival.overwrite_at == NOW - AN_HOUR + timedelta(days=3), "the shortest counts"
    assert all(candidate.is_ticked(NOW) for candidate in (castle, rival))


@pytest.mark.parametrize(("bearing", "reach", "found"), [(90, 40, True), (270, 40, False), (90, 10, False)])
def test_where_it_looks_and_how_far_decides(people, find, bearing, reach, found):
    make_camera(premises=people.rival_shop, force=people.norfolk, bearing=bearing, reach_metres=reach)
    assert bool(find()) == found


def test_a_business_in_the_area_without_a_camera_is_named_but_not_ticked(people, find):
    found = find(metres=60)
    assert [each.name for each in found] == ["Castle Street Stores", "Rival Traders"]
    assert not any(each.cameras or each.is_ticked(NOW) for each in found)
    assert found[0].recipient.email == "priya@example.org"


def test_a_camera_whose_premises_lie_in_the_area_is_found_wherever_it_looks(people, find):
    away = Ground(*MIDDLE).away(150, 90)
    make_camera(premises=people.rival_shop, force=people.norfolk, longitude=away[0], latitude=away[1], reach_metres=5)
    assert find()[:1] == []
    assert [each.name for each in find(metres=60) if each.cameras] == ["Rival Traders"]


def test_what_is_probably_overwritten_is_not_ticked(find, shop_camera):
    (late,) = find(at=NOW + timedelta(days=7))
    (just,) = find(at=NOW + timedelta(days=7) - AN_HOUR - timedelta(seconds=1))
    assert late.is_late(NOW + timedelta(days=7))
    assert not late.is_ticked(NOW + timedelta(days=7))
    assert just.is_ticked(NOW + timedelta(days=7) - AN_HOUR - timedelta(seconds=1))


def test_the_business_that_reported_is_not_ticked(people, find, shop_camera):
    own = make_case(force=people.norfolk, organisation=people.castle_street)
    (found,) = find(for_case=own)
    assert found.is_victim
    assert not found.is_ticked(NOW)


def test_retired_cameras_and_those_of_a_business_that_left_are_not_found(people, find, shop_camera, rival_camera):
    cameras.retire(camera=rival_camera, reason="Broken", by=people.mallory.actor, at=NOW)
    premises_actions.release(premises=people.castle_street_shop, by=people.priya.actor, at=NOW)
    assert find() == []


def test_a_camera_of_another_force_is_not_found(people, find):
    make_camera(premises=people.rival_shop, force=people.suffolk, width=360, reach_metres=60)
    assert find() == []


def test_a_shop_without_an_account_is_found_by_the_camera_that_the_desk_knows(people, find):
    corner = make_premises(name="Corner Cafe")
    make_camera(premises=corner, force=people.norfolk, width=360, reach_metres=60, contact_phone="01603 496000")
    (found,) = find()
    assert (found.key, found.name, found.recipient.phone) == (f"p{corner.pk}", "Corner Cafe", "01603 496000")
