"""What can go wrong with people and their roles.

DomainError
+-- AlreadyEnded      the person has left this role before
+-- AlreadyInRole     the person has this role already
+-- InvitationOver    the invitation was used, withdrawn or has expired
+-- LastOne           somebody must stay who can manage the organisation
+-- NotTheirs         the invitation was sent to another address
+-- NotYoursToGive    the actor may not give this role in this organisation
+-- TooManyInvitations the address has been sent enough invitations for today
+-- WrongAddress      what was given is no email address
"""

from counterpart.base.errors import DomainError


class AlreadyEnded(DomainError):
    """The person has left this role before."""


class AlreadyInRole(DomainError):
    """The person has this role in this organisation already."""


class InvitationOver(DomainError):
    """The invitation was used, withdrawn or has expired."""


class LastOne(DomainError):
    """The only person who can manage the organisation would lose that role."""


class NotTheirs(DomainError):
    """The invitation was sent to another address."""


class NotYoursToGive(DomainError):
    """The actor may not give this role in this organisation."""


class TooManyInvitations(DomainError):
    """The address has been sent as many invitations as one can want in a day."""


class WrongAddress(DomainError):
    """What was given is no email address."""
