"""The links to the pages on which an organisation manages its own people and premises."""

from django.utils.translation import gettext_lazy as _

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.navigation import NavigationItem


def may_manage_premises(actor: Actor) -> bool:
    return actor.may(Permission.PREMISES_MANAGE)


def may_manage_people(actor: Actor) -> bool:
    """A force's administrators do it at the desk, for all organisations."""
    return actor.may(Permission.PERSON_INVITE) and actor.organisation_kind in ("business", "partnership")


LINKS = (
    NavigationItem(_("Premises"), "business_management:premises", may_manage_premises, place=70),
    NavigationItem(_("People"), "business_management:people", may_manage_people, place=75),
)
