"""Refusals of the evidence room.

DomainError
+-- EvidenceError
    +-- Altered         the stored file is gone, or its hash is not the one taken at receipt
    +-- CannotBeMade    the copy that was asked for cannot be made
    +-- EmptyFile       nothing is in the file of a form
    +-- ExhibitRefused  this cannot be produced so
    +-- LinkOver        the link to send files by was withdrawn already
    +-- NotCleared      the file is in quarantine, held apart or infected: it is not opened
    +-- NotShown        the file is of a kind that is downloaded, and never shown in a page
    +-- TicketNotValid  the link to send files by is forged, expired or withdrawn
    +-- TooMuch         more files, or more bytes, than may be sent under this ticket
"""

from counterpart.base.errors import DomainError


class EvidenceError(DomainError):
    """Evidence, or what was asked of it, does not allow this."""


class Altered(EvidenceError):
    """The store does not hold what was received."""


class CannotBeMade(EvidenceError):
    """This file gives no such copy."""


class EmptyFile(EvidenceError):
    """There is nothing to keep."""


class ExhibitRefused(EvidenceError):
    """The file, the producer or the reference does not allow it."""


class LinkOver(EvidenceError):
    """The link lets nobody in any more."""


class NotCleared(EvidenceError):
    """Nobody opens this file."""


class NotShown(EvidenceError):
    """No browser shows this safely."""


class TicketNotValid(EvidenceError):
    """The link lets nobody send files."""


class TooMuch(EvidenceError):
    """The limits of the ticket are reached."""
