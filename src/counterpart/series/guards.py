"""What every action of this room asks first."""

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.guards import lock as lock
from counterpart.base.guards import words as words
from counterpart.partners.models import Organisation
from counterpart.series.errors import AlreadyDecided, NotIndependent
from counterpart.series.models import Series
from counterpart.series.queries import answering


def person(by: Actor, force: Organisation) -> int:
    """The key of the person who acts. Raises NotIndependent for the system, and for whoever may not for this force."""
    if by.person_id is None or not by.may(Permission.SERIES_WORK) or by.organisation_id != force.pk:
        raise NotIndependent("You may not do this")
    return by.person_id


def live(series: Series) -> Series:
    """The series, locked. Raises AlreadyDecided where nobody works on it any more."""
    lock(series)
    if why := answering.why_over(series):
        raise AlreadyDecided(why)
    return series


def settled(series: Series) -> Series:
    """The same, where its crimes may change. Raises AlreadyDecided for `answering.why_unsettled`."""
    live(series)
    if why := answering.why_unsettled(series):
        raise AlreadyDecided(why)
    return series
