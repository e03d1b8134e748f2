"""Accepting an invitation: the link in the mail."""

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from counterpart.accounts.access import public
from counterpart.accounts.actions import invitations
from counterpart.accounts.errors import InvitationOver
from counterpart.accounts.models import Invitation
from counterpart.accounts.queries import find_person, invitation_of
from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.open.forms.invitations import OpenAccountForm


@public("who holds the link in the mail is not signed in yet")
@never_cache
@sensitive_post_parameters("password")
def invitation(request: Request, token: str) -> HttpResponse:
    """Accept an invitation: sign in first, or open an account."""
    found = invitation_of(invitations.digest(token))
    if found is None or not found.is_open(request.at):
        return render(request, "open/invitation_over.html", status=410)
    if request.actor.is_signed_in:
        return _accept_signed_in(request, found)
    if find_person(found.email):
        return render(request, "open/invitation_sign_in.html", {"invitation": found})
    return _accept_as_new(request, found)


def _accept_signed_in(request: Request, found: Invitation) -> HttpResponse:
    if request.user.email != found.email:
        return render(request, "open/invitation_other.html", {"invitation": found}, status=403)
    if request.method != "POST":
        return render(request, "open/invitation_accept.html", {"invitation": found})
    try:
        invitations.accept(at=request.at, invitation=found, person=request.user)
    except InvitationOver:  # a second click
        return render(request, "open/invitation_over.html", status=410)
    messages.success(request, _("You can now work for %(name)s.") % {"name": found.organisation.name})
    return redirect("open:home")


def _accept_as_new(request: Request, found: Invitation) -> HttpResponse:
    form = OpenAccountForm(request.POST or None, invitation=found, at=request.at)
    if form.is_valid():
        try:
            person = invitations.accept_as_new(at=request.at, invitation=found, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            login: HttpResponse = perform_login(request, Login(user=person, email=person.email))
            return login
    return render(request, "open/invitation.html", {"form": form, "invitation": found})
