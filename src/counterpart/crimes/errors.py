"""Refusals of the reporting room, and of recording.

DomainError
+-- CrimeError
|   +-- AlreadyCancelled the crime was cancelled before
|   +-- FlagUnsettled    the business-crime flag lacks an answer, or a reason for going against it
|   +-- SameVictim       the victim has a crime in this incident already: one crime per victim
|   +-- WrongOffence     no such offence, or none on the day of the crime
|   +-- WrongOutcome     the outcome does not fit the crime; `problems` says why
+-- ReportError
    +-- AlreadySent      the draft has become an incident: show its receipt
    +-- AlreadyWithdrawn the report was withdrawn before
    +-- LinkNotValid     a link that was never given out, is used up or too old
    +-- NothingWritten   an empty text where words are needed
    +-- NotYours         premises of somebody else
    +-- TooManyLinks     the address has been sent enough links for now
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


class TooManyLinks(ReportError):
    """The address has been sent as many links to come back as one can want within the hour."""


class CrimeError(DomainError):
    """A crime cannot be recorded, changed or ended like this."""


class AlreadyCancelled(CrimeError):
    """The crime was cancelled before."""


class FlagUnsettled(CrimeError):
    """The business-crime flag cannot be decided like this; `field` names the question."""


class SameVictim(CrimeError):
    """The victim has a crime in this incident already."""


class WrongOffence(CrimeError):
    """No offence that a crime of that day can have."""


class WrongOutcome(CrimeError):
    """The outcome does not fit the crime."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems), "outcome_type")
        self.problems = tuple(problems)
