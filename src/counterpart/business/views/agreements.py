"""Agreements with the police, for the partnership that is a party to them."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.business.forms.images import SignForm
from counterpart.partners import queries, rules, sharing
from counterpart.partners.actions import agreements as actions
from counterpart.partners.models import InformationSharingAgreement


def agreements(request: Request) -> HttpResponse:
    """Its own agreements and how they stand."""
    listed = [(each, rules.why_not_live(each, request.at)) for each in queries.agreements_as_partner(request.actor)]
    return render(request, "business/images/agreements.html", {"agreements": listed, "purposes": sharing.purposes()})


def agreement(request: Request, pk: int) -> HttpResponse:
    """One agreement, to read and to sign."""
    found = queries.agreements_as_partner(request.actor).filter(pk=pk).first()
    if found is None:
        raise Http404
    form = SignForm(request.POST if request.method == "POST" else None, at=request.at)
    if request.method == "POST" and form.is_valid() and _signs(request, found, form):
        messages.success(request, _("You have signed the agreement."))
        return redirect("business_images:agreements")
    context = {"agreement": found, "form": form, "items": sharing.items(), "purposes": sharing.purposes()}
    return render(request, "business/images/agreement.html", context, status=422 if form.errors else 200)


def _signs(request: Request, found: InformationSharingAgreement, form: SignForm) -> bool:
    try:
        actions.sign(agreement=found, by=request.actor, at=request.at)
    except DomainError as refusal:
        form.add_error(None, refusal.message)
        return False
    return True
