"""Quality dip-samples."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.casework.actions import quality
from counterpart.casework.models import QualityReview
from counterpart.casework.queries import quality as reviews
from counterpart.casework.standards import standards
from counterpart.desk.forms.oversight import QualityReviewForm, SampleForm
from counterpart.desk.presenters.quality import review_rows
from counterpart.desk.views.finding import log_list
from counterpart.partners.queries import own_organisation

SAMPLED_OVER = timedelta(days=28)


def sample(request: Request) -> HttpResponse:
    """The reviews, and drawing a new sample of the cases closed in the last 28 days."""
    form = SampleForm(request.POST or None, at=request.at, initial={"size": 5})
    if request.method == "POST" and form.is_valid():
        drawn = quality.sample(
            force=own_organisation(request.actor),
            n=form.cleaned_data["size"],
            seed=int(request.at.timestamp()),
            from_at=request.at - SAMPLED_OVER,
            to_at=request.at,
            by=request.actor,
            at=request.at,
        )
        messages.success(request, f"{len(drawn)} drawn" if drawn else "No closed case is left to draw from")
        return redirect("desk:quality")
    listed = list(reviews.reviews(request.actor))
    log_list(request, (each.case for each in listed))
    context = {"form": form, "rows": review_rows(listed)}
    return render(request, "desk/quality.html", context, status=422 if form.errors else 200)


def review(request: Request, review_id: int) -> HttpResponse:
    """One review: a finding on each standard."""
    found = _find(request, review_id)
    form = QualityReviewForm(request.POST or None, at=request.at, standards=list(standards().items()))
    if request.method == "POST" and form.is_valid() and _reviews(request, found, form):
        messages.success(request, "The review is saved")
        return redirect("desk:quality")
    context: dict[str, Any] = {"form": form, "review": found}
    return render(request, "desk/quality_review.html", context, status=422 if form.errors else 200)


def _find(request: Request, review_id: int) -> QualityReview:
    try:
        found = reviews.find_review(request.actor, review_id)
    except QualityReview.DoesNotExist as error:
        raise Http404 from error
    log_list(request, [found.case])
    return found


def _reviews(request: Request, found: QualityReview, form: QualityReviewForm) -> bool:
    learning = form.cleaned_data["learning"] or ""
    try:
        quality.review(review=found, findings=form.findings(), learning=learning, by=request.actor, at=request.at)
    except DomainError as refusal:
        note = f"note_{refusal.field}"
        form.add_error(note if note in form.fields else None, refusal.message)
        return False
    return True
