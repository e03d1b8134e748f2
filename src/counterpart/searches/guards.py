"""What every action of this room asks first."""

from datetime import datetime

from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Permission
from counterpart.base.actors import Actor
from counterpart.base.guards import lock as lock
from counterpart.base.guards import words as words
from counterpart.casework.models import Case
from counterpart.searches.errors import NotIndependent, NotSearchable, SwitchedOff
from counterpart.searches.models import FaceSearch, ThresholdDecision
from counterpart.searches.queries import switch
from counterpart.suspects import rules
from counterpart.suspects.models import SuspectImage


def person(by: Actor, permission: Permission) -> int:
    """The key of the person who acts. Raises NotIndependent for the system, and for somebody without the permission."""
    if by.person_id is None or not by.may(permission):
        raise NotIndependent(_("You may not do this"))
    return by.person_id


def had_no_part(search: FaceSearch, person_id: int) -> None:
    """Raise NotIndependent for whoever asked for the search or authorised it."""
    if person_id in (search.requested_by_id, search.authorised_by_id):
        raise NotIndependent(_("You had a part in this search. Somebody else must review it"))


def ground(case: Case, image: SuspectImage, at: datetime) -> ThresholdDecision:
    """The thresholds of a search for the case with the image. Raises SwitchedOff, NotSearchable where it may not be."""
    switch.require(case.force, at)
    picture(case, image, at)
    decision = switch.thresholds(case.force)
    if decision is None:
        raise SwitchedOff(switch.missing(case.force, at))
    return decision


def picture(case: Case, image: SuspectImage, at: datetime) -> None:
    """Raise NotSearchable unless the image, as it stands in the register now, may be searched with for the case."""
    in_date = SuspectImage.objects.filter(pk=image.pk, force=case.force, case=case).in_date(at)
    found = in_date.filter(paused_at__isnull=True).first()
    if found is None:
        raise NotSearchable(_("This picture may not be searched with: it is out of date, paused or of another case"))
    if rules.needs_authority(found):
        raise NotSearchable(_("The person may be under 18. An inspector must authorise the use of the picture first"))
