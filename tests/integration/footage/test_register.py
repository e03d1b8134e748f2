"""What the register of cameras takes."""

import pytest

from counterpart.footage.actions import cameras
from counterpart.footage.errors import WrongCamera
from counterpart.footage.models import Camera
from tests.factories import NOW

pytestmark = pytest.mark.django_db
FACTS = {"name": "Front door", "reach_metres": 20, "is_indoor": False, "overwrite_days": 31}


def add(people, **facts):
    place, by = people.castle_street_shop, people.priya.actor
    return cameras.add(premises=place, force=people.norfolk, facts=FACTS | facts, by=by, at=NOW)


def test_a_camera_stands_at_its_premises(people):
    camera = add(people)
    assert (camera.longitude, camera.latitude) == (
        people.castle_street_shop.longitude,
        people.castle_street_shop.latitude,
    )


def test_one_across_the_car_park_is_taken_and_one_at_the_other_end_of_the_world_is_not(people):
    place = people.castle_street_shop
    add(people, longitude=place.longitude, latitude=place.latitude + 0.008)
    with pytest.raises(WrongCamera, match=r"This point is [\d,.]+ km from Castle Street Stores"):
        add(people, longitude=151.2, latitude=-33.8)
    assert Camera.objects.count() == 1
