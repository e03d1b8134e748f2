"""Refusals of the casework room.

DomainError
+-- CaseworkError
    +-- AlreadyBooked    the case has a call booked: move it instead
    +-- AlreadyDone      a task, enquiry, review or merge that was finished before
    +-- AlreadyOwned     somebody else took the case first
    +-- CannotMerge      the cases may not be joined, or not be parted
    +-- CaseIsClosed     the case is closed, withdrawn or merged: reopen it first
    +-- NotAllowed       this person may not decide this
    +-- NotReadyToClose  what is still to do; `reasons` lists it
    +-- SlotTaken        the last place went a moment ago, or the time is past: offer another
    +-- WrongValue       a value outside its list
"""

from collections.abc import Sequence

from counterpart.base.errors import DomainError


class CaseworkError(DomainError):
    """A case, or what was asked of it, does not allow this."""


class AlreadyBooked(CaseworkError):
    """The case has a call booked."""


class AlreadyDone(CaseworkError):
    """It was finished before."""


class AlreadyOwned(CaseworkError):
    """Somebody else owns the case."""


class CannotMerge(CaseworkError):
    """The cases may not be joined or parted."""


class CaseIsClosed(CaseworkError):
    """Nobody works on the case any more."""


class NotAllowed(CaseworkError):
    """This person may not decide this."""


class NotReadyToClose(CaseworkError):
    """Something is still to do before the case can be closed."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__("This case cannot be closed yet: " + "; ".join(reasons))
        self.reasons = tuple(reasons)


class SlotTaken(CaseworkError):
    """The time has no place left."""


class WrongValue(CaseworkError):
    """A value outside its list."""
