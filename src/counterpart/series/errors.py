"""Refusals of the room of series.

DomainError
+-- SeriesError
    +-- AlreadyDecided   nothing is left to decide
    +-- NotIndependent   somebody else must do this
    +-- WrongCrime       the crime cannot be in this series; `field` names where
"""

from counterpart.base.errors import DomainError


class SeriesError(DomainError):
    """A series or a tier does not allow this."""


class AlreadyDecided(SeriesError):
    """It was decided before."""


class NotIndependent(SeriesError):
    """Somebody else must do this."""


class WrongCrime(SeriesError):
    """A crime that cannot be in this series."""
