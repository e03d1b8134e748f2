"""The first page of a business."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render

from counterpart.accounts.access import public
from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.business.presenters.kept import kept_sentence
from counterpart.business.presenters.standing import ReportRow
from counterpart.casework.queries import figures
from counterpart.casework.queries.reports import standings
from counterpart.crimes import queries
from counterpart.footage.queries.requests import open_requests

_LATEST = 5
_KEPT_OVER = timedelta(days=30)


@public("Where a business begins; a visitor goes straight to reporting")
def home(request: Request) -> HttpResponse:
    """What a shop needs first: report, carry on, see what became of the last reports."""
    if not request.actor.may(Permission.REPORT_READ):
        return redirect("business:start")
    latest = list(queries.my_incidents(request.actor)[:_LATEST])
    queries.list_reports(request.actor, latest, request.at)
    force = queries.answering_force(request.actor)
    kept = figures.contact_rate(force, request.at - _KEPT_OVER, request.at, at=request.at) if force else None
    return render(
        request,
        "business/home.html",
        {
            "drafts": list(queries.my_drafts(request.actor)[:3]),
            "rows": [ReportRow(standing) for standing in standings(latest)],
            "asked_for": open_requests(request.actor),
            "latest": queries.latest_report(request.actor),
            "kept": kept_sentence(kept.kept, kept.missed) if kept else "",
        },
    )
