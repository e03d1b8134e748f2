"""Refusals of the performance room.

DomainError
+-- PerformanceError
    +-- NoData          there is no recorded crime, or not of these months
    +-- NotAllowed      this person may not do this
    +-- NothingToLoad   no file, or none that can be used
    +-- SecondPerson    the author cannot check their own statement
    +-- WrongState      the draft or version is past this step
    +-- FiguresChanged  the figures are not those that were checked
    +-- WrongValue      a value outside its list
"""

from counterpart.base.errors import DomainError


class PerformanceError(DomainError):
    """Published figures, or what they are made from, do not allow this."""


class NoData(PerformanceError):
    """There is no recorded crime to count."""


class NotAllowed(PerformanceError):
    """This person may not do this."""


class NothingToLoad(PerformanceError):
    """No file that can be used."""


class SecondPerson(PerformanceError):
    """Somebody else must check it."""


class WrongState(PerformanceError):
    """It is past this step."""


class FiguresChanged(PerformanceError):
    """The figures are not those that were checked."""


class WrongValue(PerformanceError):
    """A value outside its list."""
