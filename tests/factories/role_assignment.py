from typing import Any

from counterpart.accounts.models import RoleAssignment
from tests.factories.moments import NOW


def make_role_assignment(**fields: Any) -> RoleAssignment:
    """A role from before NOW on; `person`, `organisation` and `role` must be given."""
    return RoleAssignment.objects.create(**({"from_at": NOW.replace(year=2025)} | fields))
