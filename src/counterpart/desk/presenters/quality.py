"""Quality reviews in a table."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from counterpart.base.wording import day
from counterpart.casework.models import QualityReview


def review_rows(reviews: Iterable[QualityReview]) -> list[list[Any]]:
    """Case, owner, when it was drawn, and what was found; open reviews are links."""
    return [_row(review) for review in reviews]


def _row(review: QualityReview) -> list[Any]:
    case = {"text": review.case.reference, "href": reverse("desk:case", kwargs={"reference": review.case.reference})}
    return [case, str(review.case.owner or "Nobody"), day(review.sampled_at), _found(review)]


def _found(review: QualityReview) -> Any:
    if review.reviewed_at is None:
        return {"text": "Review now", "href": reverse("desk:quality_review", kwargs={"review_id": review.pk})}
    met = sum(1 for finding in review.findings.values() if finding["met"])
    return f"{met} of {len(review.findings)} standards met"
