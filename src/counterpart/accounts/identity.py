"""From people and their roles to the actors that actions take."""

from datetime import datetime

from counterpart.accounts.models import Person, RoleAssignment
from counterpart.accounts.permissions import ROLE_PERMISSIONS
from counterpart.base.actors import Actor


def actor_of(assignment: RoleAssignment) -> Actor:
    """The person of `assignment`, acting for its organisation in its role."""
    person, organisation = assignment.person, assignment.organisation
    return Actor(
        name=person.name,
        person_id=person.pk,
        email=person.email,
        organisation_id=organisation.pk,
        organisation_name=organisation.name,
        organisation_kind=organisation.kind,
        role=assignment.role,
        permissions=frozenset(ROLE_PERMISSIONS[assignment.role]),
    )


def actor_without_role(person: Person) -> Actor:
    """Somebody signed in who acts for no organisation, or has not chosen one yet: may do nothing."""
    return Actor(name=person.name, person_id=person.pk, email=person.email)


def current_roles(person: Person, at: datetime) -> list[RoleAssignment]:
    """The roles that `person` holds at the moment `at`, by organisation and role. One query."""
    roles = RoleAssignment.objects.current(at).filter(person=person)
    return list(roles.select_related("organisation", "person").order_by("organisation__name", "role", "pk"))


def chosen_role(roles: list[RoleAssignment], chosen_id: int | None) -> RoleAssignment | None:
    """The role that was chosen, or the only one there is; None where the person has yet to choose."""
    if len(roles) == 1:
        return roles[0]
    return next((role for role in roles if role.pk == chosen_id), None)
