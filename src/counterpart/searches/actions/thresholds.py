"""Deciding what counts as near, and how good a picture must be."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.partners.models import Organisation
from counterpart.searches import guards
from counterpart.searches.errors import WrongValue
from counterpart.searches.models import ThresholdDecision


@transaction.atomic
def decide(
    *,
    force: Organisation,
    matcher: str,
    strong_below: float,
    moderate_below: float,
    least_quality: float,
    why: str,
    evidence: str,
    by: Actor,
    at: datetime,
) -> ThresholdDecision:
    """A decision from now on, with its reason and the evaluation that it rests on. Raises WrongValue, NeedsReason."""
    guards.person(by, Permission.SEARCH_OVERSEE)
    if not 0 < strong_below < moderate_below:
        raise WrongValue(_("A strong likeness must be nearer than a moderate one"), "strong_below")
    if not 0 <= least_quality <= 1:
        raise WrongValue(_("The least quality is from 0 to 1"), "least_quality")
    decision = ThresholdDecision.objects.create(
        force=force,
        matcher=matcher,
        strong_below=strong_below,
        moderate_below=moderate_below,
        least_quality=least_quality,
        why=guards.words(why, "why", _("Say why")),
        evidence=guards.words(evidence, "evidence", _("Say which evaluation it rests on")),
        decided_at=at,
        decided_by_id=by.person_id,
        decided_by_name=by.name,
    )
    audit.record(by=by, at=at, action="threshold.decide", kind=audit.Kind.ALTERATION, target=decision)
    return decision
