"""What must hold before an action touches a case: the row is locked, the case is live, words are given."""

from counterpart.base.actors import Actor
from counterpart.base.guards import lock as lock
from counterpart.base.guards import words as words
from counterpart.casework.errors import CaseIsClosed, NotAllowed
from counterpart.casework.models import Case

LIVE_STATES = ("new", "open")


def lock_live(case: Case) -> Case:
    """Lock a case that is worked on; raises CaseIsClosed for any other."""
    lock(case)
    if case.state not in LIVE_STATES:
        raise CaseIsClosed(f"{case.reference} is {case.get_state_display().lower()}")
    return case


def allow(by: Actor, permission: str, message: str) -> None:
    """Raise NotAllowed where the actor lacks the permission."""
    if not by.may(permission):
        raise NotAllowed(message)
