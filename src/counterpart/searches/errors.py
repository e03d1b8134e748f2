"""Refusals of the room of searches.

DomainError
+-- SearchError
    +-- AlreadyDone      somebody was quicker, or it was decided before
    +-- NotIndependent   this person had a part in it already, or is not trained
    +-- NotSearchable    the picture is not good enough, shows no face, or is of nobody who may be searched
    +-- SwitchedOff      what keeps candidate search off; `missing` lists it
    +-- WrongValue       a value that cannot be; `field` names where
"""

from collections.abc import Sequence

from counterpart.base.errors import DomainError


class SearchError(DomainError):
    """A search, or what was asked of it, does not allow this."""


class AlreadyDone(SearchError):
    """It was decided before."""


class NotIndependent(SearchError):
    """Somebody else must do this."""


class NotSearchable(SearchError):
    """This picture cannot be searched with."""


class SwitchedOff(SearchError):
    """Candidate search is off."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__("Candidate search is off. " + " ".join(missing))
        self.missing = tuple(missing)


class WrongValue(SearchError):
    """A value that cannot be."""
