"""A supervisor looks at a decided search again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.searches import guards
from counterpart.searches.errors import AlreadyDone, NotIndependent
from counterpart.searches.models import DipFinding, DipSample, FaceSearch, SearchState


@transaction.atomic
def record(*, search: FaceSearch, finding: str, note: str, by: Actor, at: datetime) -> DipSample:
    """Sound, or a concern with a note. Raises NotIndependent for whoever had a part in it, AlreadyDone, NeedsReason."""
    person = guards.person(by, Permission.SEARCH_OVERSEE)
    guards.lock(search)
    guards.had_no_part(search, person)
    if search.reviews.filter(reviewer_id=person).exists():
        raise NotIndependent(_("You reviewed this search yourself"))
    if search.state != SearchState.DECIDED or hasattr(search, "dip_sample"):
        raise AlreadyDone(_("This search is not decided, or was looked at before"))
    if finding == DipFinding.CONCERN:
        note = guards.words(note, "note", _("Say what concerns you"))
    sample = DipSample.objects.create(
        search=search, finding=finding, note=note.strip(), sampled_at=at, supervisor_id=person, supervisor_name=by.name
    )
    audit.record(by=by, at=at, action="search.sample", kind=audit.Kind.ALTERATION, target=search)
    return sample
