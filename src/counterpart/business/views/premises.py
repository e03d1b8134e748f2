"""Where one's own business trades."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from counterpart.accounts.access import requires
from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.business.forms.premises import PremisesForm, SearchForm
from counterpart.partners import queries
from counterpart.partners.actions import premises as actions

PREMISES = "business_management:premises"


@requires(Permission.PREMISES_MANAGE)
def premises(request: Request) -> HttpResponse:
    """All premises of the business."""
    return render(request, "business/management/premises.html", {"premises": queries.premises(request.actor)})


@requires(Permission.PREMISES_MANAGE)
def find(request: Request) -> HttpResponse:
    """Look for one's premises in the register."""
    form = SearchForm(request.GET or None, at=request.at)
    found = queries.unclaimed_premises(request.actor, form.cleaned_data["text"]) if form.is_valid() else []
    return render(request, "business/management/find_premises.html", {"form": form, "found": list(found)})


@requires(Permission.PREMISES_MANAGE)
@require_POST
def claim(request: Request, premises_id: int) -> HttpResponse:
    """Say that the business trades there."""
    found = queries.find_unclaimed(request.actor, premises_id)
    if found is None:
        raise Http404
    organisation = queries.own_organisation(request.actor)
    try:
        actions.claim(by=request.actor, at=request.at, organisation=organisation, premises=found)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("%(name)s has been added.") % {"name": found.name})
    return redirect(PREMISES)


@requires(Permission.PREMISES_MANAGE)
def add(request: Request) -> HttpResponse:
    """Add premises that are in no register."""
    form = PremisesForm(request.POST or None, at=request.at)
    if form.is_valid():
        organisation = queries.own_organisation(request.actor)
        actions.add(by=request.actor, at=request.at, organisation=organisation, **form.cleaned_data)
        messages.success(request, _("%(name)s has been added.") % form.cleaned_data)
        return redirect(PREMISES)
    return render(request, "business/management/add_premises.html", {"form": form})


@requires(Permission.PREMISES_MANAGE)
def remove(request: Request, premises_id: int) -> HttpResponse:
    """Say that the business trades there no longer; asks first."""
    found = queries.find_premises(request.actor, premises_id)
    if found is None:
        raise Http404
    if request.method == "POST":
        actions.release(by=request.actor, at=request.at, premises=found)
        messages.success(request, _("%(name)s has been removed.") % {"name": found.name})
        return redirect(PREMISES)
    return render(request, "business/management/remove_premises.html", {"premises": found})
