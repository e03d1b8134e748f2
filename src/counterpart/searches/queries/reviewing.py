"""What a reviewer is shown: the candidates, in an order of their own, and nothing of the other reviewer."""

from django.db.models import QuerySet

from counterpart.base.actors import Actor
from counterpart.searches import rules
from counterpart.searches.models import Candidate, CandidateReview, FaceSearch, SearchState


def begun(search: FaceSearch, actor: Actor) -> CandidateReview | None:
    """The actor's own review; never another's."""
    own = CandidateReview.objects.filter(search=search, reviewer_id=actor.person_id or 0)
    return own.select_related("search").first()


def candidates_for(review: CandidateReview) -> list[Candidate]:
    """The candidates in this reviewer's own order."""
    found = review.search.candidates.select_related("image", "image__file", "image__nominal")
    keyed = [(candidate.pk, candidate) for candidate in found]
    return rules.own_order(keyed, search=review.search.key, reviewer=review.reviewer_id)


def decided(search: FaceSearch) -> QuerySet[CandidateReview]:
    """Both reviews, once both are decided; none before, to whoever asks."""
    reviews = search.reviews.select_related("candidate", "candidate__image")
    return reviews.order_by("position") if search.state == SearchState.DECIDED else reviews.none()
