"""Refusals of the footage room.

DomainError
+-- FootageError
    +-- AlreadyAnswered  the request was answered, withdrawn or reminded a moment ago
    +-- LinkNotValid     the link in the mail is forged, too old or withdrawn
    +-- NobodyToAsk      no business is chosen, or all were asked before
    +-- TellsTooMuch     what the businesses would read names somebody
    +-- WrongArea        the area or the time is too large or cannot be used
    +-- WrongCamera      what was said of a camera cannot be
"""

from counterpart.base.errors import DomainError


class FootageError(DomainError):
    """A camera or a request, or what was asked of it, does not allow this."""


class AlreadyAnswered(FootageError):
    """Nothing is left to do."""


class LinkNotValid(FootageError):
    """The link opens nothing."""


class NobodyToAsk(FootageError):
    """There is nobody to ask."""


class TellsTooMuch(FootageError):
    """The words would tell the businesses who is concerned."""


class WrongArea(FootageError):
    """The area or the time cannot be asked about."""


class WrongCamera(FootageError):
    """A camera cannot be so."""
