"""Somebody's own account: details, roles, how they sign in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from counterpart.accounts.access import public, signed_in
from counterpart.accounts.actions import people
from counterpart.accounts.middleware.actor import ROLE_KEY
from counterpart.accounts.requests import Request
from counterpart.accounts.security import security_of
from counterpart.open.forms.account import ChooseRoleForm, DetailsForm
from counterpart.open.presenters.start import start_address


@signed_in
def account(request: Request) -> HttpResponse:
    """Who I am here, for whom I act, and how I sign in."""
    context = {"person": request.user, "roles": request.roles, "security": security_of(request.user)}
    return render(request, "open/account.html", context)


@signed_in
def details(request: Request) -> HttpResponse:
    """Change my name or phone number."""
    initial = {"name": request.user.name, "phone": request.user.phone}
    form = DetailsForm(request.POST or None, initial=initial, at=request.at)
    if form.is_valid():
        people.edit(by=request.actor, at=request.at, person=request.user, **form.cleaned_data)
        messages.success(request, _("Your details have been saved."))
        return redirect("open:account")
    return render(request, "open/details.html", {"form": form})


@signed_in
def choose_role(request: Request) -> HttpResponse:
    """Choose for whom I act, where I have several roles."""
    form = ChooseRoleForm(request.POST or None, roles=request.roles, at=request.at)
    if form.is_valid():
        request.session[ROLE_KEY] = form.cleaned_data["role"]
        return redirect("open:home")
    return render(request, "open/choose_role.html", {"form": form})


@signed_in
def second_factor(request: Request) -> HttpResponse:
    """Why a second factor is needed, and how to set one up."""
    context = {"security": security_of(request.user), "start": start_address(request.actor)}
    return render(request, "open/second_factor.html", context)


@public("says why single sign-on did not let somebody in")
def no_account(request: Request) -> HttpResponse:
    return render(request, "open/no_account.html")
