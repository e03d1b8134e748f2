import pytest

from counterpart.accounts import rules
from counterpart.accounts.permissions import ROLE_PERMISSIONS, Role
from counterpart.base.actors import Actor
from counterpart.partners.models import Organisation

FORCE, SHOP, RIVAL, OTHER_FORCE = 1, 2, 3, 9
SHOP_ITSELF = Organisation(id=SHOP, kind="business", name="Shop", force_id=FORCE)
FORCE_ITSELF = Organisation(id=FORCE, kind="force", name="Force", force_code="force")


def actor(role: str, organisation_id: int) -> Actor:
    return Actor(
        name="A", person_id=1, organisation_id=organisation_id, role=role, permissions=frozenset(ROLE_PERMISSIONS[role])
    )


@pytest.mark.parametrize(
    ("role", "own", "organisation", "may"),
    [
        (Role.BUSINESS_MANAGER, SHOP, SHOP_ITSELF, True),
        (Role.BUSINESS_MANAGER, RIVAL, SHOP_ITSELF, False),
        (Role.BUSINESS_STAFF, SHOP, SHOP_ITSELF, False),
        (Role.FORCE_ADMINISTRATOR, FORCE, SHOP_ITSELF, True),
        (Role.FORCE_ADMINISTRATOR, FORCE, FORCE_ITSELF, True),
        (Role.FORCE_ADMINISTRATOR, OTHER_FORCE, SHOP_ITSELF, False),
        (Role.FORCE_ADMINISTRATOR, OTHER_FORCE, FORCE_ITSELF, False),
        (Role.SUPERVISOR, FORCE, SHOP_ITSELF, False),
        (Role.PARTNERSHIP_MANAGER, FORCE, SHOP_ITSELF, False),
    ],
)
def test_who_manages_the_people_of_an_organisation(role, own, organisation, may):
    assert rules.may_manage_people(actor(role, own), organisation) is may
    assert bool(rules.roles_to_give(actor(role, own), organisation)) is may


def test_only_roles_of_that_kind_of_organisation_can_be_given():
    given = rules.roles_to_give(actor(Role.FORCE_ADMINISTRATOR, FORCE), SHOP_ITSELF)
    assert given == (Role.BUSINESS_MANAGER, Role.BUSINESS_STAFF)
