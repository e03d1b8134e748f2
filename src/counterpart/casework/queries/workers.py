"""Who works cases."""

from datetime import datetime

from django.db.models import QuerySet

from counterpart.accounts.models import Person, RoleAssignment
from counterpart.accounts.permissions import ROLE_PERMISSIONS, Permission
from counterpart.partners.models import Organisation

_WORKING_ROLES = tuple(role for role, held in ROLE_PERMISSIONS.items() if Permission.CASE_WORK in held)


def workers(force: Organisation, at: datetime) -> QuerySet[Person]:
    """The people who work cases for the force at the moment `at`, by name."""
    roles = RoleAssignment.objects.current(at).filter(organisation=force, role__in=_WORKING_ROLES)
    return Person.objects.filter(is_active=True, pk__in=roles.values("person")).order_by("name", "pk")
