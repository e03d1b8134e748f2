"""Who may decide about whose roles. No database."""

from counterpart.accounts.permissions import ROLES_OF_KIND, Permission, Role
from counterpart.base.actors import Actor
from counterpart.partners.models import Organisation, OrganisationKind

# The roles without which nobody could manage an organisation of that kind.
MANAGING_ROLES = frozenset({Role.BUSINESS_MANAGER, Role.FORCE_ADMINISTRATOR, Role.PARTNERSHIP_MANAGER})


def may_manage_people(actor: Actor, organisation: Organisation) -> bool:
    """Whether `actor` may invite people to `organisation` and change their roles.

    Managers do in their own organisation, force administrators also in those that their force answers,
    and the operator of the site, at its command line, in a force.
    """
    if actor.is_operator:
        return organisation.kind == OrganisationKind.FORCE
    if not actor.may(Permission.PERSON_INVITE):
        return False
    if organisation.pk == actor.organisation_id:
        return True
    return actor.may(Permission.ORGANISATION_MANAGE) and organisation.force_id == actor.organisation_id


def roles_to_give(actor: Actor, organisation: Organisation) -> tuple[Role, ...]:
    """The roles that `actor` may give in `organisation`, in the order of `Role`; none where they may not manage it."""
    if not may_manage_people(actor, organisation):
        return ()
    return tuple(role for role in Role if role in ROLES_OF_KIND[organisation.kind])
