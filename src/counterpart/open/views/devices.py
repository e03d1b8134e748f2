"""Devices on which somebody is signed in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from counterpart.accounts import queries
from counterpart.accounts.access import signed_in
from counterpart.accounts.actions import sessions
from counterpart.accounts.requests import Request
from counterpart.open.presenters.devices import DevicePresenter


@signed_in
def devices(request: Request) -> HttpResponse:
    """Where I am signed in."""
    current = request.session.session_key
    shown = [DevicePresenter(session, current) for session in queries.sessions_of(request.user)]
    return render(request, "open/devices.html", {"devices": shown})


@signed_in
@require_POST
def sign_out(request: Request) -> HttpResponse:
    """End every session of mine; all but this one where the button said so."""
    keep = request.session.session_key if "others" in request.POST else ""
    sessions.end_all(by=request.actor, at=request.at, person=request.user, keep=keep or "")
    if keep:
        messages.success(request, _("You have been signed out on all other devices."))
        return redirect("open:devices")
    request.session.flush()
    return redirect("account_login")
