"""The roles of people in organisations."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.accounts import rules
from counterpart.accounts.errors import AlreadyEnded, AlreadyInRole, LastOne, NotYoursToGive
from counterpart.accounts.models import Person, RoleAssignment
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.partners.models import Organisation


@transaction.atomic
def give(*, by: Actor, at: datetime, person: Person, organisation: Organisation, role: str) -> RoleAssignment:
    """`person` acts for `organisation` as `role` from now on; raises AlreadyInRole.

    Whether `by` may decide this is for the caller to know: an invitation is accepted by the invited.
    """
    if RoleAssignment.objects.current(at).filter(person=person, organisation=organisation, role=role).exists():
        raise AlreadyInRole(_("This person already has this role"), field="role")
    assignment = RoleAssignment.objects.create(person=person, organisation=organisation, role=role, from_at=at)
    _record(by, at, "role.give", assignment)
    return assignment


@transaction.atomic
def change(*, by: Actor, at: datetime, assignment: RoleAssignment, role: str) -> RoleAssignment:
    """The same person with another role in the same organisation. Raises NotYoursToGive, AlreadyInRole, LastOne."""
    if role not in rules.roles_to_give(by, assignment.organisation):
        raise NotYoursToGive(_("You cannot give this role"), field="role")
    if role == assignment.role:
        return assignment
    end(by=by, at=at, assignment=assignment)
    return give(by=by, at=at, person=assignment.person, organisation=assignment.organisation, role=role)


@transaction.atomic
def end(*, by: Actor, at: datetime, assignment: RoleAssignment) -> RoleAssignment:
    """The person acts in this role no longer. Raises NotYoursToGive, LastOne, AlreadyEnded."""
    if not rules.may_manage_people(by, assignment.organisation):
        raise NotYoursToGive(_("You cannot change roles in this organisation"))
    if assignment.role in rules.MANAGING_ROLES and not _others(assignment, at):
        raise LastOne(_("Somebody must be able to manage this organisation. Give another person this role first"))
    if not RoleAssignment.objects.current(at).filter(pk=assignment.pk).update(to_at=at):
        raise AlreadyEnded(_("This person no longer has this role"))
    assignment.to_at = at
    _record(by, at, "role.end", assignment)
    return assignment


def _others(assignment: RoleAssignment, at: datetime) -> bool:
    """Whether somebody else has the same role. The rows are locked, so that two cannot leave at once."""
    same = RoleAssignment.objects.current(at).filter(organisation=assignment.organisation, role=assignment.role)
    return any(other.pk != assignment.pk for other in same.select_for_update())


def _record(by: Actor, at: datetime, action: str, assignment: RoleAssignment) -> None:
    audit.record(
        by=by,
        at=at,
        action=action,
        kind=audit.Kind.ALTERATION,
        target=assignment,
        data={
            "person": assignment.person_id,
            "organisation": assignment.organisation_id,
            "role": str(assignment.role),
        },
    )
