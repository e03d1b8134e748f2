"""Questions about quality reviews."""

from django.db.models import QuerySet

from counterpart.base.actors import Actor
from counterpart.casework.models import QualityReview


def reviews(actor: Actor) -> QuerySet[QualityReview]:
    """The reviews of the actor's force: the open ones first, then the newest."""
    return (
        QualityReview.objects.filter(case__force_id=actor.organisation_id)
        .select_related("case", "case__owner", "reviewed_by")
        .order_by("reviewed_at", "-sampled_at", "pk")
    )


def find_review(actor: Actor, review_id: int) -> QualityReview:
    """One review of the actor's force. Raises QualityReview.DoesNotExist otherwise."""
    return reviews(actor).get(pk=review_id)
