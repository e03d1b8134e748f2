"""Refusals of the room of links.

DomainError
+-- LinkError
    +-- AlreadyDecided   two people have answered, or it was undone or withdrawn
    +-- NotIndependent   this person asked, has answered before, or may not
    +-- RecordChanged    a record says something else than what was asked about
    +-- NotTogether      the records named are not part of the cluster, or would leave nothing to part from
"""

from counterpart.base.errors import DomainError


class LinkError(DomainError):
    """A link, or what was asked of it, does not allow this."""


class AlreadyDecided(LinkError):
    """It was dealt with before."""


class NotIndependent(LinkError):
    """Somebody else must decide."""


class RecordChanged(LinkError):
    """What was asked is not the question any more."""


class NotTogether(LinkError):
    """The records are not together, or there is nothing to part."""
