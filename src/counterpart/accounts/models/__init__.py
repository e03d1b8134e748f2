from counterpart.accounts.models.invitation import Invitation
from counterpart.accounts.models.person import Person
from counterpart.accounts.models.role_assignment import RoleAssignment

__all__ = ["Invitation", "Person", "RoleAssignment"]
