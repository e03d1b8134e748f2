"""Asking for a search, and authorising it."""

from collections.abc import Mapping
from datetime import datetime
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.jobs.by_name import enqueue
from counterpart.casework import trail
from counterpart.casework.models import Case
from counterpart.searches import faces, guards
from counterpart.searches.errors import AlreadyDone, NotIndependent
from counterpart.searches.models import DeclaredGroup, FaceSearch, SearchState
from counterpart.searches.queries import switch
from counterpart.suspects.models import SuspectImage

RUN = "counterpart.searches.jobs.run"


def request(
    *,
    case: Case,
    image: SuspectImage,
    purpose: str,
    justification: str,
    declared: Mapping[str, str] | None = None,
    by: Actor,
    at: datetime,
) -> FaceSearch:
    """Ask for a search with an image of the case. `declared` (sex, age_band) is for the report and goes nowhere else.

    Raises SwitchedOff, NeedsReason, and NotSearchable for a picture that is out of date, shows no face or is poor.
    Call it outside a transaction: the picture is looked at first.
    """
    person = guards.person(by, Permission.SEARCH_RUN)
    purpose = guards.words(purpose, "purpose", _("Say what the search is for"))
    justification = guards.words(justification, "justification", _("Say why it is needed, and proportionate"))
    decision = guards.ground(case, image, at)
    of = faces.matcher()
    faces.template_of(image, of, least_quality=decision.least_quality, by=by, at=at)
    with transaction.atomic():
        guards.ground(case, image, at)
        search = FaceSearch.objects.create(
            key=uuid4(),
            force=case.force,
            case=case,
            image=image,
            purpose=purpose[:300],
            justification=justification,
            quality_band=image.quality_band,
            requested_at=at,
            requested_by_id=person,
            requested_by_name=by.name,
            matcher=faces.name_of(of),
            is_simulated=case.is_simulated,
        )
        DeclaredGroup.objects.create(search=search, **(declared or {}))
        _note(search, "search.request", _("asked for a candidate search"), by, at, audit.Kind.COLLECTION)
    return search


@transaction.atomic
def authorise(*, search: FaceSearch, by: Actor, at: datetime) -> FaceSearch:
    """Let the search be made; a worker makes it.

    Raises SwitchedOff, AlreadyDone, NotIndependent for the asker, NotSearchable where the picture has expired, or was
    withdrawn or paused, since it was asked for.
    """
    person = guards.person(by, Permission.SEARCH_OVERSEE)
    switch.require(search.force, at)
    _waiting(search, person)
    guards.ground(search.case, search.image, at)
    search.state = SearchState.AUTHORISED
    search.authorised_at, search.authorised_by_id, search.authorised_by_name = at, person, by.name
    search.save(update_fields=["state", "authorised_at", "authorised_by", "authorised_by_name"])
    _note(search, "search.authorise", _("authorised a candidate search"), by, at)
    enqueue(RUN, search.pk)
    return search


@transaction.atomic
def refuse(*, search: FaceSearch, why: str, by: Actor, at: datetime) -> FaceSearch:
    """The search is not made. Raises AlreadyDone, NeedsReason, NotIndependent for the asker."""
    person = guards.person(by, Permission.SEARCH_OVERSEE)
    why = guards.words(why, "why", _("Say why it is refused"))
    _waiting(search, person)
    search.state, search.refused_why = SearchState.REFUSED, why
    search.save(update_fields=["state", "refused_why"])
    _note(search, "search.refuse", _("refused a candidate search"), by, at)
    return search


def _waiting(search: FaceSearch, person: int) -> None:
    """Lock a search that waits for authority, and which somebody else asked for."""
    guards.lock(search)
    if search.state != SearchState.REQUESTED:
        raise AlreadyDone(_("This search was authorised or refused before"))
    if search.requested_by_id == person:
        raise NotIndependent(_("Somebody else must authorise a search that you asked for"))


def _note(
    search: FaceSearch,
    action: str,
    did: str,
    by: Actor,
    at: datetime,
    kind: audit.Kind = audit.Kind.ALTERATION,
) -> None:
    data = {"search": str(search.key), "image": search.image_id}
    trail.record(search.case, action, f"{by.name} {did}", by=by, at=at, target=search, kind=kind, data=data)
