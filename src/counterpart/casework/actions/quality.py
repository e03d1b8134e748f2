"""Quality dip-samples of closed cases."""

import random
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.errors import NeedsReason
from counterpart.casework import guards, trail
from counterpart.casework.errors import AlreadyDone, NotAllowed, WrongValue
from counterpart.casework.models import Case, CaseState, QualityReview
from counterpart.casework.standards import standards
from counterpart.partners.models import Organisation


@transaction.atomic
def sample(
    *, force: Organisation, n: int, seed: int, from_at: datetime, to_at: datetime, by: Actor, at: datetime
) -> list[QualityReview]:
    """Draw up to `n` cases closed in the half-open range that no review has drawn yet.

    The same seed over the same cases draws the same ones, so that nobody can be said to have
    picked them.
    """
    guards.allow(by, Permission.CASE_REVIEW, "Only a supervisor can draw a sample")
    closed = Case.objects.filter(
        force=force, state=CaseState.CLOSED, closed_at__gte=from_at, closed_at__lt=to_at, quality_reviews__isnull=True
    )
    keys = list(closed.order_by("pk").values_list("pk", flat=True))
    drawn = sorted(random.Random(seed).sample(keys, min(n, len(keys))))  # noqa: S311, a draw to repeat, not a secret
    reviews = [QualityReview.objects.create(case_id=key, sampled_at=at) for key in drawn]
    data = {"seed": seed, "of": len(keys), "cases": drawn}
    audit.record(by=by, at=at, action="quality.sample", kind=audit.Kind.CONSULTATION, target=force, data=data)
    return reviews


@transaction.atomic
def review(
    *, review: QualityReview, findings: Mapping[str, Mapping[str, Any]], learning: str, by: Actor, at: datetime
) -> QualityReview:
    """Write down the finding on every standard: {code: {"met": bool, "note": str}}.

    Raises WrongValue that names what is missing or unknown, NeedsReason for a standard that was not
    met and has no note, NotAllowed for the owner of the case.
    """
    guards.allow(by, Permission.CASE_REVIEW, "Only a supervisor can review a case")
    guards.lock(review)
    if review.reviewed_at is not None:
        raise AlreadyDone("This case was reviewed before")
    if review.case.owner_id == by.person_id:
        raise NotAllowed("Somebody else must review your own case")
    review.findings, review.learning = _checked(findings), learning.strip()
    review.reviewed_at, review.reviewed_by_id = at, by.person_id
    review.save(update_fields=["findings", "learning", "reviewed_at", "reviewed_by"])
    trail.record(review.case, "quality.review", f"{by.name} reviewed the case", by=by, at=at, target=review)
    return review


def _checked(findings: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    wrong = sorted(set(findings) ^ set(standards()))
    if wrong:
        raise WrongValue(f"Give a finding on each standard and on no other: {', '.join(wrong)}", wrong[0])
    checked = {}
    for code, finding in findings.items():
        met, note = bool(finding.get("met")), str(finding.get("note", "")).strip()
        if not met and not note:
            raise NeedsReason(f"Say what was missing: {standards()[code]}", code)
        checked[code] = {"met": met, "note": note}
    return checked
