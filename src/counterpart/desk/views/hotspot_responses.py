"""Responses: what is tried where, and what came of it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from counterpart.accounts.requests import Request
from counterpart.base.jinja import render_component
from counterpart.base.wording import plural
from counterpart.core.periods.local_time import local_date
from counterpart.desk.forms.responses import DISTRICT, ResponseForm, WithdrawForm
from counterpart.desk.presenters import hotspot_responses as shown
from counterpart.desk.presenters.hotspots import parts, place_of
from counterpart.desk.presenters.square_map import districts_of, square_map
from counterpart.desk.presenters.square_map import shapes as shapes_of
from counterpart.desk.views.hotspot_finding import find_response, force_of
from counterpart.desk.views.image_form import SubjectFormPage
from counterpart.hotspots import counting, looking, policy
from counterpart.hotspots.actions import responses as actions
from counterpart.hotspots.counting import By
from counterpart.hotspots.looking import Asked
from counterpart.hotspots.models import Response
from counterpart.hotspots.queries import grounds
from counterpart.hotspots.queries import responses as queries
from counterpart.hotspots.queries.responses import Against, Outcome, OutOfReach
from counterpart.places import outlines

OFFERED = 12


def responses(request: Request) -> HttpResponse:
    """Every response of the force."""
    found = queries.responses(request.actor)
    rows = shown.rows(
        found, local_date(request.at), lambda tag: render_component("status", text=tag.text, tone=tag.tone)
    )
    return render(request, "desk/hotspots/responses.html", {"parts": parts("responses"), "rows": rows})


def response(request: Request, pk: int) -> HttpResponse:
    """One response, and what came of it so far."""
    found = find_response(request, pk)
    against = Against.YEAR if request.GET.get("against") == Against.YEAR else Against.BEFORE
    told = None if found.withdrawn_at else queries.outcome(found, against, request.at)
    outcome = told if isinstance(told, Outcome) else None
    own, ring, compared = queries.squares_of(found)
    context = {
        "parts": parts(""),
        "response": found,
        "state": shown.state(found, local_date(request.at)),
        "days": shown.days(found),
        "kinds": shown.kinds(found),
        "ways": shown.ways(found, against),
        "late": shown.late(found),
        "unreached": shown.unreached(told) if isinstance(told, OutOfReach) else "",
        "outcome": outcome,
        "counts": shown.count_rows(outcome, found) if outcome else [],
        "count_columns": shown.COUNT_COLUMNS,
        "findings": shown.findings(outcome.effect) if outcome else [],
        "before": shown.span(outcome.before) if outcome else "",
        "after": shown.span(outcome.after) if outcome else "",
        "map": square_map(
            f"{found.name}: squares",
            shown.marked(own, ring, compared),
            outlines.districts(),
            reverse("desk_hotspots:response_shapes", args=[found.pk]),
            districts=districts_of([*own, *compared]),
            steps=shown.STEPS,
        ),
    }
    return render(request, "desk/hotspots/response.html", context)


def shapes(request: Request, pk: int) -> HttpResponse:
    """Outlines for the map of a response."""
    own, ring, compared = queries.squares_of(find_response(request, pk))
    told = shapes_of([*compared, *ring, *own], outlines.districts(), districts_of([*own, *compared]))
    return JsonResponse(told, content_type="application/geo+json")


class Add(SubjectFormPage):
    """Where and when, and with what it is compared: said once for good."""

    form_class = ResponseForm
    title = "Add a response"
    intro = (
        "Its squares, its comparison area and its days cannot be changed afterwards. A mistake is withdrawn, stays on "
        "record, and is entered anew."
    )
    button = "Add response"
    done = "The response is added"
    back = ("Responses", "desk_hotspots:responses")

    made: Response

    def form_options(self) -> Mapping[str, Any]:
        seen = looking.look(force_of(self.request), Asked(), self.at)
        found = counting.squares(seen, policy.issue().side, By.REPORTS)[:OFFERED]
        squares = [
            (one.square.name, f"{one.square.reference}, {place_of(one.square)}: {plural(one.reports, 'report')}")
            for one in found
        ]
        districts = sorted(outlines.districts().names.items(), key=lambda place: place[1])
        return {"squares": squares, "districts": districts}

    def act(self, answers: dict[str, Any]) -> None:
        cells: list[str] = self.form.cells  # type: ignore[attr-defined]
        force = force_of(self.request)
        if answers["compare"] == DISTRICT:
            comparison = grounds.far_squares(force, answers["district"], cells, self.at)
        else:
            comparison = answers["comparison"].split()
        told = {name: answers[name] for name in ("name", "aim", "kinds", "starts_on", "ends_on")}
        self.made = actions.add(force=force, cells=cells, comparison=comparison, by=self.by, at=self.at, **told)

    def field_of(self, refusal: Any) -> str | None:
        told = self.form.cleaned_data
        fields = {
            "cells": "more" if told.get("more") else "busiest",
            "comparison": "district" if told.get("compare") == DISTRICT else "comparison",
        }
        return fields.get(refusal.field) or super().field_of(refusal)

    def leave(self) -> HttpResponseRedirect:
        return redirect("desk_hotspots:response", pk=self.made.pk)


class Withdraw(SubjectFormPage):
    """It was a mistake: it stays on record, without a result."""

    form_class = WithdrawForm
    title = "Withdraw this response?"
    button = "Withdraw"
    done = "The response is withdrawn"
    back = ("Responses", "desk_hotspots:responses")

    response: Response

    def prepare(self) -> None:
        self.response = find_response(self.request, self.kwargs["pk"])
        self.intro = f"{self.response.name}. It stays on record with your reason."

    @property
    def nothing(self) -> str:
        return "This response was withdrawn before." if self.response.withdrawn_at else ""

    def act(self, answers: dict[str, Any]) -> None:
        actions.withdraw(response=self.response, why=answers["why"], by=self.by, at=self.at)
