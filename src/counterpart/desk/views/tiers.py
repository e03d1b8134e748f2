"""Tiers: what waits for a person, what is in force, deciding and ending."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from counterpart.accounts.requests import Request
from counterpart.core.periods.local_time import local_date
from counterpart.desk.forms.series import DecideTierForm, WhyForm
from counterpart.desk.presenters.tiers import TierPage, in_force_rows, over_rows, waiting_rows
from counterpart.desk.views.series_form import SeriesFormPage
from counterpart.series.actions import tiers as actions
from counterpart.series.models import TierAssessment, TierState
from counterpart.series.queries import tiers

PAGE = 50


def listed(request: Request) -> HttpResponse:
    """Proposed tiers and those in force today; whose they are is logged as read."""
    waiting = list(tiers.waiting(request.actor))
    in_force = list(tiers.in_force(request.actor, local_date(request.at)))
    tiers.log_list(request.actor, [*waiting, *in_force], request.at)
    works = request.actor.may("series_work")
    context = {
        "waiting": waiting_rows(waiting, works=works),
        "in_force": in_force_rows(in_force, works=works),
    }
    return render(request, "desk/series/tiers.html", context)


def ended(request: Request) -> HttpResponse:
    """The tiers that are over, the latest first; whose the page shows is logged as read."""
    page = Paginator(tiers.over(request.actor, local_date(request.at)), PAGE).get_page(request.GET.get("page"))
    tiers.log_list(request.actor, list(page.object_list), request.at)
    return render(request, "desk/series/ended_tiers.html", {"rows": over_rows(page.object_list), "page": page})


class _OfTier(SeriesFormPage):
    """A form about one assessment."""

    template = "desk/series/tier.html"
    assessment: TierAssessment

    def prepare(self) -> None:
        try:
            self.assessment = tiers.open_assessment(self.by, self.kwargs["pk"], self.at)
        except TierAssessment.DoesNotExist as error:
            raise Http404 from error

    @property
    def back(self) -> tuple[str, str]:
        return ("Tiers", reverse("desk_series:tiers"))

    def extra(self) -> Mapping[str, Any]:
        return {"view": TierPage(self.assessment)}

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_series:tiers")


class Decide(_OfTier):
    form_class = DecideTierForm
    title = "Decide on a tier"
    intro = "A tier is no measure of guilt. It rests on what people confirmed, and ends by itself."
    button = "Save decision"
    done = "Your decision is kept"

    @property
    def why_not(self) -> str:
        return "" if self.assessment.state == TierState.PROPOSED else "This tier was decided before"

    def act(self, answers: dict[str, Any]) -> None:
        confirms = answers["decision"] == "yes"
        actions.decide(assessment=self.assessment, confirms=confirms, why=answers["why"], by=self.by, at=self.at)


class End(_OfTier):
    form_class = WhyForm
    title = "End this tier"
    button = "End tier"
    done = "The tier has ended"

    def form_options(self) -> Mapping[str, Any]:
        return {"label": "Why does it not hold any more?"}

    @property
    def why_not(self) -> str:
        return "" if self.assessment.state == TierState.CONFIRMED else "This tier is not in force"

    def act(self, answers: dict[str, Any]) -> None:
        actions.end(assessment=self.assessment, why=answers["why"], by=self.by, at=self.at)
