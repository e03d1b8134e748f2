"""What can go wrong with partners.

DomainError
+-- AlreadyClaimed   another business has the premises
+-- NameTaken        the force already has an organisation of that name
+-- PlacesMissing    premises lie in places that are not loaded yet
"""

from counterpart.base.errors import DomainError


class AlreadyClaimed(DomainError):
    """The premises belongs to a business, or came to belong to one just now."""


class NameTaken(DomainError):
    """The force already answers an organisation of the same kind and name."""


class PlacesMissing(DomainError):
    """A register cannot be loaded before the places that its premises lie in."""
