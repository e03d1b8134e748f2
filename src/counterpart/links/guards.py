"""What every action of this room asks first."""

from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.guards import lock as lock
from counterpart.base.guards import words as words
from counterpart.links.errors import NotIndependent
from counterpart.partners.models import Organisation


def person(by: Actor, force: Organisation) -> int:
    """The key of the person who decides. Raises NotIndependent for the system, and for whoever may not."""
    if by.person_id is None or not by.may(Permission.LINK_WORK) or by.organisation_id != force.pk:
        raise NotIndependent(_("You may not decide about links"))
    return by.person_id
