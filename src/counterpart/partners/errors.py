"""What can go wrong with partners.

DomainError
+-- PlacesMissing    premises lie in places that are not loaded yet
"""

from counterpart.base.errors import DomainError


class PlacesMissing(DomainError):
    """A register cannot be loaded before the places that its premises lie in."""
