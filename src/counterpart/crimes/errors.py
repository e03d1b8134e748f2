"""Refusals of the reporting room.

DomainError
+-- ReportError
    +-- AlreadySent      the draft has become an incident: show its receipt
    +-- AlreadyWithdrawn the report was withdrawn before
    +-- LinkNotValid     a link that was never given out, is used up or too old
    +-- NothingWritten   an empty text where words are needed
    +-- NotYours         premises of somebody else
    +-- NotReady         questions are left to answer; `pages` names them
"""

from collections.abc import Sequence

from counterpart.base.errors import DomainError


class ReportError(DomainError):
    """A report, or what was asked of it, cannot be taken."""


class AlreadySent(ReportError):
    """The draft has become an incident."""


class AlreadyWithdrawn(ReportError):
    """The report was withdrawn before."""


class LinkNotValid(ReportError):
    """The link was never given out, is used up or too old."""


class NothingWritten(ReportError):
    """Words are needed and none were given."""


class NotYours(ReportError):
    """The premises belong to another organisation."""


class NotReady(ReportError):
    """Questions are left to answer."""

    def __init__(self, message: str, pages: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.pages = tuple(pages)
