"""One of two reviews: the picture beside one candidate at a time."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect

from counterpart.base.errors import DomainError
from counterpart.desk.forms.searches import ReviewForm
from counterpart.desk.presenters.searches import ReviewPage
from counterpart.desk.views.searches import OfSearch
from counterpart.searches.actions import reviews
from counterpart.searches.models import Candidate, CandidateReview
from counterpart.searches.queries import reviewing


class Review(OfSearch):
    """Nothing of the other reviewer is asked for here, so nothing of them can be shown."""

    form_class = ReviewForm
    template = "desk/searches/review.html"
    title = "Compare the candidates"
    done = "Your review is kept. You see what came of the search once both reviews are in"

    review: CandidateReview | None
    refusal: str = ""

    def prepare(self) -> None:
        super().prepare()
        self.review = reviewing.begun(self.search, self.by)

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.review is None:
            return self._begin()
        return super().post(*args, **kwargs)

    @property
    def nothing(self) -> str:
        return self.refusal or ("You have reviewed this search." if self.review and self.review.decided_at else "")

    def extra(self) -> Mapping[str, Any]:
        if self.review is None or self.nothing:
            return {"view": None}
        view = ReviewPage(self.review, place=self.request.GET.get("place", ""))
        self.form.fields["candidate"].initial = str(view.candidate.pk) if view.candidate else ""
        return {"view": view}

    def act(self, answers: dict[str, Any]) -> None:
        if self.review is not None:
            chosen = _chosen(self.review, answers)
            reviews.decide(review=self.review, candidate=chosen, reason=answers["reason"], by=self.by, at=self.at)

    def _begin(self) -> HttpResponse | HttpResponseRedirect:
        try:
            self.review = reviews.begin(search=self.search, by=self.by, at=self.at)
        except DomainError as refusal:
            self.form = self.form_class(at=self.at)
            self.refusal = refusal.message
            return self.page(status=422)
        return redirect("desk_searches:review", key=self.search.key)


def _chosen(review: CandidateReview, answers: dict[str, Any]) -> Candidate | None:
    """The candidate that was on the page, or none of them. Raises DomainError for one of another search."""
    if answers["decision"] != "this":
        return None
    candidates = {str(each.pk): each for each in reviewing.candidates_for(review)}
    if answers["candidate"] not in candidates:
        raise DomainError("Choose one of the candidates of this search", "decision")
    return candidates[answers["candidate"]]
