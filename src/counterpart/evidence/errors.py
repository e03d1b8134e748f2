"""Refusals of the evidence room.

DomainError
+-- EvidenceError
    +-- NotCleared      the file is in quarantine, held apart or infected: it is not opened
    +-- TicketNotValid  the link to send files by is forged, expired or withdrawn
"""

from counterpart.base.errors import DomainError


class EvidenceError(DomainError):
    """Evidence, or what was asked of it, does not allow this."""


class NotCleared(EvidenceError):
    """Nobody opens this file."""


class TicketNotValid(EvidenceError):
    """The link lets nobody send files."""
