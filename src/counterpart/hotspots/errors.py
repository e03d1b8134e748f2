"""Refusals of the room of hotspots.

DomainError
+-- HotspotError
    +-- AlreadyDone      there is such a forecast, it was scored, or the response was withdrawn
    +-- NotAllowed       this person may not
    +-- NotOver          the period of the forecast has not ended, or reports of it still come in
    +-- TooFewEvents     not enough is known to warn of anything
    +-- WrongValue       a value that cannot be; `field` names where
"""

from counterpart.base.errors import DomainError


class HotspotError(DomainError):
    """A forecast, visit or response does not allow this."""


class AlreadyDone(HotspotError):
    """It was done before."""


class NotAllowed(HotspotError):
    """Somebody else may do this."""


class NotOver(HotspotError):
    """It is too early."""


class TooFewEvents(HotspotError):
    """Not enough is known."""


class WrongValue(HotspotError):
    """A value that cannot be."""
