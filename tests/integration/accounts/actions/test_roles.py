import pytest

from counterpart.accounts.actions import roles
from counterpart.accounts.errors import AlreadyEnded, AlreadyInRole, LastOne, NotYoursToGive
from counterpart.accounts.identity import current_roles
from counterpart.accounts.models import RoleAssignment
from counterpart.accounts.permissions import Role
from counterpart.base.audit import AuditEvent
from tests.factories import NOW, make_person, make_role_assignment


def test_a_change_of_role_ends_one_and_begins_another(people):
    roles.change(by=people.priya.actor, at=NOW, assignment=people.tom.role, role=Role.BUSINESS_MANAGER)
    assert [role.role for role in current_roles(people.tom.person, NOW)] == [Role.BUSINESS_MANAGER]
    assert RoleAssignment.objects.filter(person=people.tom.person).count() == 2
    assert list(AuditEvent.objects.order_by("id").values_list("action", flat=True)) == ["role.end", "role.give"]


def test_a_change_to_the_same_role_changes_nothing(people):
    roles.change(by=people.priya.actor, at=NOW, assignment=people.tom.role, role=Role.BUSINESS_STAFF)
    assert not AuditEvent.objects.exists()


def test_the_last_manager_stays(people):
    with pytest.raises(LastOne):
        roles.end(by=people.priya.actor, at=NOW, assignment=people.priya.role)
    make_role_assignment(person=make_person(), organisation=people.castle_street, role=Role.BUSINESS_MANAGER)
    assert roles.end(by=people.priya.actor, at=NOW, assignment=people.priya.role).to_at == NOW


def test_the_last_administrator_cannot_become_something_else(people):
    with pytest.raises(LastOne):
        roles.change(by=people.grace.actor, at=NOW, assignment=people.grace.role, role=Role.ANALYST)
    assert [role.role for role in current_roles(people.grace.person, NOW)] == [Role.FORCE_ADMINISTRATOR]


def test_a_role_ends_once(people):
    stale = RoleAssignment.objects.get(pk=people.tom.role.pk)
    roles.end(by=people.priya.actor, at=NOW, assignment=people.tom.role)
    with pytest.raises(AlreadyEnded):
        roles.end(by=people.priya.actor, at=NOW, assignment=stale)
    assert AuditEvent.objects.filter(action="role.end").count() == 1


@pytest.mark.parametrize("who", ["tom", "mallory", "alice", "ruth", "beth"])
def test_nobody_ends_roles_in_anothers_organisation(people, who):
    with pytest.raises(NotYoursToGive):
        roles.end(by=getattr(people, who).actor, at=NOW, assignment=people.tom.role)


def test_a_force_administrator_manages_the_businesses_that_the_force_answers(people):
    roles.end(by=people.grace.actor, at=NOW, assignment=people.tom.role)
    assert current_roles(people.tom.person, NOW) == []


def test_a_role_is_held_once(people):
    with pytest.raises(AlreadyInRole):
        roles.give(
            by=people.priya.actor,
            at=NOW,
            person=people.tom.person,
            organisation=people.castle_street,
            role=Role.BUSINESS_STAFF,
        )
