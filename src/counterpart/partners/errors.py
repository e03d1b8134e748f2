"""What can go wrong with partners.

DomainError
+-- AgreementRefused the agreement does not allow this step; `field` names where
+-- AlreadyClaimed   another business has the premises
+-- NameTaken        the force already has an organisation of that name
+-- NotCovered       no live agreement covers that item, recipient and purpose
+-- PlacesMissing    premises lie in places that are not loaded yet
"""

from counterpart.base.errors import DomainError


class AgreementRefused(DomainError):
    """An agreement cannot be drafted so, or cannot be signed, suspended or ended now."""


class AlreadyClaimed(DomainError):
    """The premises belongs to a business, or came to belong to one just now."""


class NameTaken(DomainError):
    """The force already answers an organisation of the same kind and name."""


class NotCovered(DomainError):
    """Nothing was told: the attempt is on record."""


class PlacesMissing(DomainError):
    """A register cannot be loaded before the places that its premises lie in."""
