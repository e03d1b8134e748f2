"""How a report stands, for somebody without an account: by the link in their email."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.business.presenters.standing import ReportRow, timeline_items
from counterpart.casework.queries.reports import shared_events, standing
from counterpart.crimes import queries
from counterpart.crimes.actions import incidents
from counterpart.crimes.errors import LinkNotValid
from counterpart.crimes.receipts.links import incident_of


@public("The signed link in the email stands in for an account; it shows progress, never the answers")
@require_safe
def status(request: Request, token: str) -> HttpResponse:
    """Opening the link confirms the email address; the page itself changes nothing."""
    try:
        incident = incident_of(token)
    except LinkNotValid:
        return render(request, "business/report/link_not_valid.html", status=404)
    incidents.confirm_email(incident=incident, at=request.at)
    queries.follow(request.actor, incident, request.at)
    facts = {
        "token": token,
        "incident": incident,
        "row": ReportRow(standing(incident)),
        "items": timeline_items(shared_events(incident)),
    }
    return render(request, "business/report/status.html", facts)
