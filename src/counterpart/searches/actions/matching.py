"""Making an authorised search: the nearest images of the gallery, in bands."""

from collections.abc import Callable
from datetime import datetime

import numpy as np
from django.db import transaction
from numpy.typing import NDArray

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework import trail
from counterpart.core.faces.index import Hit
from counterpart.core.faces.quantising import Floats
from counterpart.searches import faces, guards, policy, rules
from counterpart.searches.errors import NotSearchable, SwitchedOff
from counterpart.searches.models import Candidate, FaceSearch, FaceTemplate, SearchState, ThresholdDecision
from counterpart.suspects import queries as suspects

BY = Actor.system("Candidate search")


def run(*, search: FaceSearch, at: datetime, by: Actor = BY) -> FaceSearch:
    """Make the search once; a search that is not waiting to be made stays as it is.

    Where it may not or cannot be made any more, it fails with the reason, and nobody is shown anything. Call it outside
    a transaction: the picture is looked at first, and what is asked before is asked again after.
    """
    search.refresh_from_db()
    if search.state != SearchState.AUTHORISED:
        return search
    try:
        decision = guards.ground(search.case, search.image, at)
        vector = faces.template_of(search.image, faces.matcher(), least_quality=decision.least_quality, by=by, at=at)
        return _make(search, vector, by, at)
    except (NotSearchable, SwitchedOff) as error:
        return _fail(search, error.message, by, at)


@transaction.atomic
def _make(search: FaceSearch, vector: Floats, by: Actor, at: datetime) -> FaceSearch:
    guards.lock(search)
    if search.state != SearchState.AUTHORISED:
        return search
    decision = guards.ground(search.case, search.image, at)
    allowed = _allowed(search, at)
    hits = faces.index(search.force, search.matcher).search(
        vector, policy.candidates(), permits=_permits(list(allowed))
    )
    search.state, search.searched_at, search.gallery_size = SearchState.OPEN, at, len(allowed)
    search.save(update_fields=["state", "searched_at", "gallery_size"])
    Candidate.objects.bulk_create(
        Candidate(search=search, image_id=allowed[hit.id], rank=rank, band=_band(hit, decision))
        for rank, hit in enumerate(hits, start=1)
    )
    _note(search, "A candidate search was made", by, at)
    return search


@transaction.atomic
def _fail(search: FaceSearch, why: str, by: Actor, at: datetime) -> FaceSearch:
    guards.lock(search)
    if search.state != SearchState.AUTHORISED:
        return search
    search.state, search.refused_why = SearchState.FAILED, why
    search.save(update_fields=["state", "refused_why"])
    _note(search, "A candidate search was not made", by, at)
    return search


def _note(search: FaceSearch, words: str, by: Actor, at: datetime) -> None:
    trail.record(
        search.case,
        "search.run",
        words,
        by=by,
        at=at,
        detail=search.refused_why,
        target=search,
        kind=audit.Kind.COMBINATION,
        data={"search": str(search.key), "gallery": search.gallery_size},
    )


def _allowed(search: FaceSearch, at: datetime) -> dict[int, int]:
    """Template and image of what may answer now: in the gallery at this moment, and another picture than the probe."""
    gallery = suspects.gallery(search.force, at).exclude(pk=search.image_id).exclude(file=search.image.file_id)
    rows = FaceTemplate.objects.filter(image__in=gallery.values("pk"), matcher=search.matcher, state="enrolled")
    return dict(rows.values_list("pk", "image_id"))


def _permits(keys: list[int]) -> Callable[[NDArray[np.uint64]], NDArray[np.bool_]]:
    wanted = np.asarray(keys, np.uint64)
    return lambda ids: np.isin(ids, wanted)


def _band(hit: Hit, decision: ThresholdDecision) -> str:
    return rules.band(hit.distance, strong_below=decision.strong_below, moderate_below=decision.moderate_below)
