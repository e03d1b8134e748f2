from collections import Counter
from datetime import UTC, datetime

import pytest
from django.conf import settings

from counterpart.accounts.models import Person
from counterpart.accounts.permissions import Role
from counterpart.demo import people, world
from counterpart.partners.models import Organisation, OrganisationKind, Premises

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
REGISTER = settings.BOUNDARIES.parent / "premises" / "norwich-fhrs-FHRS232en-GB.xml.gz"

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # they share one county, which takes seconds to build


@pytest.fixture(scope="module")
def county(django_db_setup, django_db_blocker):
    """One county for all tests of this file: building it takes a second."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        yield world.build(at=AT, seed=1, register=REGISTER)
        transaction.set_rollback(True)


def test_every_role_can_sign_in(county) -> None:
    assert {actor.role for actor in county.staff.values()} == set(Role)
    for member in people.members():
        assert Person.objects.get(email=member.email).check_password(people.PASSWORD)


def test_everything_but_the_register_is_marked_as_simulated(county) -> None:
    assert not Organisation.objects.filter(is_simulated=False).exists()
    assert not Person.objects.filter(is_simulated=False).exists()
    assert Premises.objects.filter(is_simulated=False).exclude(source="fhrs").count() == 0


def test_reports_come_from_all_seven_districts(county) -> None:
    districts = Counter(premises.district for premises in county.premises)
    assert len(districts) == 7
    assert districts["Norwich"] == world.REPORTING_IN_NORWICH + 1


def test_every_reporting_premises_belongs_to_the_business_that_reports(county) -> None:
    owners = dict(Premises.objects.filter(organisation__isnull=False).values_list("pk", "organisation_id"))
    assert {premises.id for premises in county.premises} == set(owners)
    assert {pk: actor.organisation_id for pk, actor in county.reporters.items()} == owners


def test_the_rest_of_the_register_waits_to_be_claimed(county) -> None:
    unclaimed = Premises.objects.filter(source="fhrs", organisation=None).count()
    assert unclaimed == 1563 - world.REPORTING_IN_NORWICH


def test_branches_share_a_business(county) -> None:
    chain = Organisation.objects.get(name="Example Superstore")
    assert (chain.kind, chain.premises.count()) == (OrganisationKind.BUSINESS, 22)
    assert chain.force == county.force


def test_the_shop_of_the_first_sign_in_suffers_most_in_norwich(county) -> None:
    shop = Premises.objects.get(name="Sample Street Stores, Norwich")
    assert next(each.rank for each in county.premises if each.id == shop.pk) == 1
    assert county.reporters[shop.pk] == county.staff["manager@example.org"]
