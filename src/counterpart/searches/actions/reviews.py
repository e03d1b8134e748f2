"""Two people review, each alone."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.accounts.permissions import Permission
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework import trail
from counterpart.casework.actions import tasks
from counterpart.casework.models import CaseState
from counterpart.searches import guards, policy, rules
from counterpart.searches.errors import AlreadyDone, NotIndependent, WrongValue
from counterpart.searches.models import Candidate, CandidateReview, FaceSearch, SearchOutcome, SearchState
from counterpart.searches.queries import finding, switch

LEAD = "Candidate search: a lead to follow up. It proves nobody's identity"
_LIVE = (CaseState.NEW, CaseState.OPEN)


@transaction.atomic
def begin(*, search: FaceSearch, by: Actor, at: datetime) -> CandidateReview:
    """Begin a review, or go on with one's own. Raises SwitchedOff, NotIndependent, AlreadyDone where two others did."""
    person = guards.person(by, Permission.SEARCH_REVIEW)
    switch.require(search.force, at)
    guards.lock(search)
    own = search.reviews.filter(reviewer_id=person).first()
    if own is not None:
        return own
    guards.had_no_part(search, person)
    if not finding.is_trained(by, at):
        raise NotIndependent(_("Your training in the comparison of faces is not on record, or not in date"))
    taken = search.reviews.count()
    if search.state != SearchState.OPEN or taken >= policy.reviewers():
        raise AlreadyDone(_("This search does not wait for a reviewer"))
    review = CandidateReview.objects.create(
        search=search, reviewer_id=person, reviewer_name=by.name, position=taken + 1, begun_at=at
    )
    audit.read(by=by, at=at, action="search.review", target=search, data={"case": search.case_id})
    return review


@transaction.atomic
def decide(
    *, review: CandidateReview, candidate: Candidate | None, reason: str, by: Actor, at: datetime
) -> CandidateReview:
    """One candidate as a possible match, or none of these, with the reason; the second decides the search.

    Raises NotIndependent for another's review, AlreadyDone, NeedsReason, WrongValue for another search's candidate.
    """
    person = guards.person(by, Permission.SEARCH_REVIEW)
    reason = guards.words(reason, "reason", _("Say what you compared, and what decided it"))
    search = guards.lock(FaceSearch.objects.get(pk=review.search_id))
    guards.lock(review)
    if review.reviewer_id != person:
        raise NotIndependent(_("This is somebody else's review"))
    if review.decided_at is not None:
        raise AlreadyDone(_("You have decided this review before"))
    if candidate is not None and candidate.search_id != search.pk:
        raise WrongValue(_("Choose one of the candidates of this search"), "candidate")
    review.candidate, review.reason, review.decided_at = candidate, reason, at
    review.save(update_fields=["candidate", "reason", "decided_at"])
    audit.record(by=by, at=at, action="search.decide", kind=audit.Kind.ALTERATION, target=search)
    _conclude(search, by, at)
    return review


def _conclude(search: FaceSearch, by: Actor, at: datetime) -> None:
    """Where both have decided: the outcome, and for a match a task. Nothing is linked, nobody is named."""
    decided = list(search.reviews.filter(decided_at__isnull=False).order_by("position"))
    if len(decided) < policy.reviewers():
        return
    search.outcome = rules.outcome([each.candidate_id for each in decided])
    search.state, search.decided_at = SearchState.DECIDED, at
    search.save(update_fields=["outcome", "state", "decided_at"])
    words = f"Candidate search: {SearchOutcome(search.outcome).label}"
    trail.record(search.case, "search.conclude", words, by=by, at=at, target=search)
    if search.outcome == SearchOutcome.MATCH and search.case.state in _LIVE:
        tasks.add(case=search.case, title=LEAD, by=by, at=at)
