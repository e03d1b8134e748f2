"""The start page."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from counterpart.accounts.access import public
from counterpart.accounts.requests import Request
from counterpart.open.presenters.start import door_address, start_address


@public("the start page")
def home(request: Request) -> HttpResponse:
    """What this site is for; somebody signed in goes straight to their own start."""
    if request.actor.is_signed_in:
        chosen = request.actor.role or len(request.roles) < 2
        return redirect(start_address(request.actor) if chosen else "open:choose_role")
    return render(request, "open/home.html", {"report_address": door_address("business")})
