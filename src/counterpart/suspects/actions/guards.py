"""What every action of this room asks first."""

from counterpart.base.actors import Actor
from counterpart.base.guards import lock as lock
from counterpart.base.guards import words as words
from counterpart.suspects.errors import NotIndependent


def person(by: Actor) -> tuple[int, int]:
    """The keys of the person who acts and of their organisation; raises NotIndependent for the system or nobody."""
    if by.person_id is None or by.organisation_id is None:
        raise NotIndependent("Only a person who is signed in can say this")
    return by.person_id, by.organisation_id
