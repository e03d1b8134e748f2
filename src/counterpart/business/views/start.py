"""Before the form: call 999 where it is needed, then begin."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from counterpart.accounts import limits
from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.base.actors import Actor
from counterpart.business import reporting
from counterpart.crimes import queries, rules
from counterpart.crimes.actions import drafts
from counterpart.crimes.models import Incident, ReportDraft


@public(reporting.PUBLIC)
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: Request) -> HttpResponse:
    """When to call 999; the button begins a report: blank, of a shop theft, or same as an earlier one."""
    is_known = reporting.is_known(request.actor)
    can_report = queries.answering_force(request.actor if is_known else Actor.nobody()) is not None
    if request.method != "POST" or not can_report:
        return render(request, "business/report/start.html", {"is_known": is_known, "can_report": can_report})
    if too_many := limits.refusal(request, "report_start"):
        return too_many
    draft = _begin(request)
    reporting.remember(request, draft)
    return reporting.go_on(draft, reporting.ask_of(request, draft))


def _begin(request: Request) -> ReportDraft:
    premises = reporting.premises_of(request.actor)
    known = reporting.known_answers(request.actor, premises)
    shared: dict[str, Any] = {
        "by": request.actor,
        "at": request.at,
        "context": reporting.context_of(request.actor, premises),
    }
    if "same_as" in request.GET and reporting.is_known(request.actor):
        return drafts.restart_from(incident=_earlier(request), answers=known, **shared)
    kind = {"what_happened": "theft"} if request.GET.get("kind") == "theft" else {}
    return drafts.start(answers=rules.laid_over(known, kind), **shared)


def _earlier(request: Request) -> Incident:
    try:
        return queries.open_report(request.actor, request.GET["same_as"], request.at)
    except Incident.DoesNotExist as error:
        raise Http404("No such report") from error
