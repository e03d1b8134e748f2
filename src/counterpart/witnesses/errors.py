"""Refusals of the witness room.

DomainError
+-- WitnessError
    +-- AlreadySigned  the statement is signed: only a further one adds to it
    +-- LinkNotValid   the link to make a statement by is forged, expired, used or withdrawn
    +-- NotOffered     policy or the desk keeps this statement from being made online; `instead` says what happens
    +-- NotReady       something that the statement must say is missing
"""

from counterpart.base.errors import DomainError


class WitnessError(DomainError):
    """A witness statement, or what was asked of it, does not allow this."""


class AlreadySigned(WitnessError):
    """It is signed, and stays as it is."""


class LinkNotValid(WitnessError):
    """The link lets nobody make a statement."""


class NotOffered(WitnessError):
    """It is not made online."""

    def __init__(self, message: str, instead: str = "") -> None:
        super().__init__(message)
        self.instead = instead


class NotReady(WitnessError):
    """It cannot be signed yet."""
