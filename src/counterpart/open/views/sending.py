"""Sending files by a link, without an account; and the plain form of every page on which files are sent."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from counterpart.accounts import limits
from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.base import error_pages
from counterpart.core.tus.errors import TooManyAtOnce
from counterpart.evidence import tickets, upload_queries
from counterpart.evidence.errors import TicketNotValid
from counterpart.open.bodies import place
from counterpart.open.form_files import Outcome, take_files


@public("The signed link in the message lets its recipient send files for one incident")
@require_safe
def send(request: Request, token: str) -> HttpResponse:
    """What is asked for, and where to send it. It tells nothing of the incident but its reference."""
    try:
        ticket = tickets.open_ticket(token, request.at)
    except TicketNotValid as refusal:
        return _not_valid(request, refusal)
    if ticket.link is None:
        return error_pages.not_found(request)
    facts = {
        "token": token,
        "link": ticket.link,
        "incident": ticket.incident,
        "files": list(upload_queries.received_under(ticket.link)),
    }
    return render(request, "open/send.html", facts)


@public("The signed ticket in the address lets its holder send files for one incident; no cookie counts")
@csrf_exempt
@require_POST
def form(request: Request, token: str) -> HttpResponse:
    """The files of a plain form; then back to the page that it stands on, which says what became of each."""
    try:
        ticket = tickets.open_ticket(token, request.at)
    except TicketNotValid as refusal:
        return _not_valid(request, refusal)
    if refused := limits.refusal(request, "upload_begin"):
        return refused
    try:
        with place():
            _tell(request, take_files(request, ticket))
    except TooManyAtOnce as busy:
        messages.error(request, str(busy))
    return redirect(_back(request, token))


def _tell(request: Request, outcome: Outcome) -> None:
    if outcome.is_cut:
        messages.error(request, _("The connection was cut. Send again what is not among the files received."))
    for name, why in outcome.refused:
        messages.error(request, f"{name}: {why}")
    if number := len(outcome.received):
        words = ngettext("%(number)d file received", "%(number)d files received", number) % {"number": number}
        messages.success(request, words)
    elif not outcome.refused and not outcome.is_cut:
        messages.error(request, _("Choose a file first"))


def _back(request: Request, token: str) -> str:
    """The page of this site that the form names, else the page of the link."""
    wanted = request.GET.get("back", "")
    if wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None):
        return wanted
    return reverse("uploads:send", args=[token])


def _not_valid(request: Request, refusal: TicketNotValid) -> HttpResponse:
    return render(request, "open/send_over.html", {"words": refusal.message}, status=404)
