from datetime import UTC, datetime

import pytest
from django.conf import settings

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.bulk import Changes
from counterpart.places.actions import load_boundaries
from counterpart.places.models import District, Lsoa, Ward
from counterpart.places.queries import districts

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LOADER = Actor.system("counterpart load-places")

pytestmark = pytest.mark.django_db


def test_loads_the_seven_districts_with_their_wards_and_lsoas() -> None:
    loaded = load_boundaries(by=LOADER, at=AT, folder=settings.BOUNDARIES)
    assert (loaded.districts, loaded.wards, loaded.lsoas) == (Changes(added=7), Changes(added=177), Changes(added=552))
    assert [district.name for district in districts()] == [
        "Breckland",
        "Broadland",
        "Great Yarmouth",
        "King's Lynn and West Norfolk",
        "North Norfolk",
        "Norwich",
        "South Norfolk",
    ]
    assert Ward.objects.get(name="Mancroft").district.name == "Norwich"
    assert set(District.objects.filter(is_urban=True).values_list("name", flat=True)) == {"Norwich"}


def test_a_second_load_changes_nothing_and_says_so() -> None:
    load_boundaries(by=LOADER, at=AT, folder=settings.BOUNDARIES)
    again = load_boundaries(by=LOADER, at=AT, folder=settings.BOUNDARIES)
    assert again.changed_nothing
    assert Lsoa.objects.count() == again.lsoas.unchanged == 552


def test_a_place_that_was_renamed_is_put_right() -> None:
    load_boundaries(by=LOADER, at=AT, folder=settings.BOUNDARIES)
    Ward.objects.filter(name="Mancroft").update(name="Mankroft")
    again = load_boundaries(by=LOADER, at=AT, folder=settings.BOUNDARIES)
    assert again.wards == Changes(changed=1, unchanged=176)
    assert Ward.objects.filter(name="Mancroft").exists()


def test_who_loaded_stands_in_the_audit_log() -> None:
    load_boundaries(by=LOADER, at=AT, folder=settings.BOUNDARIES)
    event = audit.AuditEvent.objects.get()
    assert (event.action, event.actor_name, event.at) == ("places.load", "counterpart load-places", AT)
