"""Sending files for a report, and how one's own files stand."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from counterpart.accounts.access import public, requires
from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.base.actors import Actor
from counterpart.business.presenters.evidence import FileRow
from counterpart.business.views.reports import report_of
from counterpart.crimes import queries
from counterpart.crimes.errors import LinkNotValid
from counterpart.crimes.models import Incident
from counterpart.crimes.receipts.links import incident_of
from counterpart.evidence import tickets, upload_queries


@requires(Permission.EVIDENCE_SEND)
@require_safe
def of_report(request: Request, reference: str) -> HttpResponse:
    """The files of a report of the actor's organisation."""
    incident = report_of(request, reference)
    home = reverse("business:report", args=[incident.reference])
    return _page(request, incident, request.actor, home)


@public("The signed link, once its address is confirmed, stands in for an account")
@require_safe
def by_link(request: Request, token: str) -> HttpResponse:
    """The files that somebody without an account sent for their report."""
    try:
        incident = incident_of(token)
    except LinkNotValid:
        return render(request, "business/report/link_not_valid.html", status=404)
    home = reverse("business:status", args=[token])
    if incident.email_confirmed_at is None:
        return redirect(home)
    by = Actor.reporter(incident.reporter_name, incident.reporter_email)
    queries.follow(by, incident, request.at)
    return _page(request, incident, by, home)


def _page(request: Request, incident: Incident, by: Actor, home: str) -> HttpResponse:
    facts = {
        "incident": incident,
        "home": home,
        "token": tickets.ticket_of(by, incident),
        "files": [FileRow(file) for file in upload_queries.sent_by(by, incident)],
    }
    return render(request, "business/reports/evidence.html", facts)
