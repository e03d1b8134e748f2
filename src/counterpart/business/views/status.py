"""A report for somebody without an account, by the signed link in their email.

The link shows progress. Once its holder has confirmed the address, with a button and not by the mere
opening that a mail scanner does too, it also stands in for an account: messages, additions, withdrawal.
"""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.base.actors import Actor
from counterpart.business import deeds
from counterpart.business.presenters.standing import ReportRow, message_items, timeline_items
from counterpart.casework.actions import reports as reporter_actions
from counterpart.casework.queries.reports import messages, shared_events, standing
from counterpart.crimes import queries
from counterpart.crimes.actions import incidents
from counterpart.crimes.errors import LinkNotValid
from counterpart.crimes.models import Incident
from counterpart.crimes.receipts.links import incident_of


@public("The signed link in the email stands in for an account; it shows progress, never the answers")
@require_safe
def status(request: Request, token: str) -> HttpResponse:
    """How the report stands, and its messages once the address is confirmed. Opening it changes nothing."""
    try:
        incident = incident_of(token)
    except LinkNotValid:
        return _not_valid(request)
    by = _reporter(incident)
    queries.follow(by, incident, request.at)
    is_confirmed = incident.email_confirmed_at is not None
    written = list(messages(incident)) if is_confirmed else []
    if is_confirmed:
        reporter_actions.mark_read(incident=incident, by=by, at=request.at)
    facts = {
        "token": token,
        "incident": incident,
        "is_confirmed": is_confirmed,
        "row": ReportRow(standing(incident)),
        "items": timeline_items(shared_events(incident)),
        "messages": message_items(written),
    }
    return render(request, "business/report/status.html", facts)


@public("Whoever holds the signed link confirms that the address is theirs")
@require_POST
def confirm(request: Request, token: str) -> HttpResponse:
    """The address is the reporter's: from now on the desk writes to it."""
    try:
        incident = incident_of(token)
    except LinkNotValid:
        return _not_valid(request)
    incidents.confirm_email(incident=incident, at=request.at)
    return redirect("business:status", token)


@public("The signed link, once its address is confirmed, stands in for an account")
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: Request, token: str) -> HttpResponse:
    """Write to the desk."""
    return _page(request, token, deeds.MESSAGE)


@public("The signed link, once its address is confirmed, stands in for an account")
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: Request, token: str) -> HttpResponse:
    """Add to what was told."""
    return _page(request, token, deeds.ADD)


@public("The signed link, once its address is confirmed, stands in for an account")
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: Request, token: str) -> HttpResponse:
    """Withdraw the report, with the reason."""
    return _page(request, token, deeds.WITHDRAW)


def _page(request: Request, token: str, deed: deeds.Deed) -> HttpResponse:
    try:
        incident = incident_of(token)
    except LinkNotValid:
        return _not_valid(request)
    home = reverse("business:status", args=[token])
    if incident.email_confirmed_at is None:
        return redirect(home)
    by = _reporter(incident)
    queries.follow(by, incident, request.at)
    return deeds.page(request, incident, deed, by=by, home=home)


def _reporter(incident: Incident) -> Actor:
    return Actor.reporter(incident.reporter_name, incident.reporter_email)


def _not_valid(request: Request) -> HttpResponse:
    return render(request, "business/report/link_not_valid.html", status=404)
