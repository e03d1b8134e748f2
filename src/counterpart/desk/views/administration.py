"""Organisations and their people, for the force's administrators."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from counterpart.accounts import queries, rules
from counterpart.accounts.access import requires
from counterpart.accounts.actions import invitations, roles
from counterpart.accounts.forms import InviteForm, RoleForm
from counterpart.accounts.models import RoleAssignment
from counterpart.accounts.permissions import Permission
from counterpart.accounts.requests import Request
from counterpart.base.errors import DomainError
from counterpart.desk.forms.administration import FindOrganisationForm, NewOrganisationForm, OrganisationForm
from counterpart.partners import queries as partners
from counterpart.partners.actions import organisations as actions
from counterpart.partners.models import Organisation

PAGE = 50
ORGANISATION = "desk_management:organisation"


@requires(Permission.ORGANISATION_MANAGE)
def organisations(request: Request) -> HttpResponse:
    """The force and all organisations that it answers."""
    form = FindOrganisationForm(request.GET or None, at=request.at)
    text = form.cleaned_data["text"] if form.is_valid() else ""
    page = Paginator(partners.organisations(request.actor, text), PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/management/organisations.html", {"page": page, "form": form})


@requires(Permission.ORGANISATION_MANAGE)
def add_organisation(request: Request) -> HttpResponse:
    """A business, partnership or Commissioner's office."""
    form = NewOrganisationForm(request.POST or None, at=request.at)
    if form.is_valid():
        force = partners.own_organisation(request.actor)
        data = form.cleaned_data | {"size_band": form.cleaned_data["size_band"] or ""}
        try:
            added = actions.add(by=request.actor, at=request.at, force=force, **data)
        except DomainError as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, _("%(name)s has been added. Now invite its manager.") % {"name": added.name})
            return redirect(ORGANISATION, added.pk)
    return render(request, "desk/management/add_organisation.html", {"form": form})


@requires(Permission.ORGANISATION_MANAGE)
def organisation(request: Request, organisation_id: int) -> HttpResponse:
    """One organisation: its people, invitations and premises."""
    found = _organisation(request, organisation_id)
    context = {
        "organisation": found,
        "roles": queries.list_people(request.actor, found, request.at),
        "invitations": queries.open_invitations(request.actor, found, request.at),
        "premises_count": found.premises.count(),
        "change_address": lambda pk: reverse("desk_management:person", args=[pk]),
        "withdraw_address": lambda pk: reverse("desk_management:withdraw_invitation", args=[pk]),
    }
    return render(request, "desk/management/organisation.html", context)


@requires(Permission.ORGANISATION_MANAGE)
def edit_organisation(request: Request, organisation_id: int) -> HttpResponse:
    """Another name or size."""
    found = _organisation(request, organisation_id)
    initial = {"name": found.name, "size_band": found.size_band}
    form = OrganisationForm(request.POST or None, initial=initial, at=request.at)
    if form.is_valid():
        data = form.cleaned_data | {"size_band": form.cleaned_data["size_band"] or ""}
        actions.edit(by=request.actor, at=request.at, organisation=found, **data)
        messages.success(request, _("Saved."))
        return redirect(ORGANISATION, found.pk)
    return render(request, "desk/management/edit_organisation.html", {"form": form, "organisation": found})


@requires(Permission.ORGANISATION_MANAGE)
def invite(request: Request, organisation_id: int) -> HttpResponse:
    """Invite somebody to an organisation."""
    found = _organisation(request, organisation_id)
    form = InviteForm(request.POST or None, roles=rules.roles_to_give(request.actor, found), at=request.at)
    if form.is_valid():
        try:
            invitations.send(by=request.actor, at=request.at, organisation=found, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, _("We have sent an invitation to %(email)s.") % form.cleaned_data)
            return redirect(ORGANISATION, found.pk)
    return render(request, "desk/management/invite.html", {"form": form, "organisation": found})


@requires(Permission.ORGANISATION_MANAGE)
def person(request: Request, role_id: int) -> HttpResponse:
    """Change somebody's role, or end it."""
    role = _role(request, role_id)
    given = rules.roles_to_give(request.actor, role.organisation)
    form = RoleForm(request.POST or None, roles=given, initial={"role": role.role}, at=request.at)
    if form.is_valid():
        try:
            roles.change(by=request.actor, at=request.at, assignment=role, role=form.cleaned_data["role"])
        except DomainError as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, _("The role of %(name)s has been changed.") % {"name": role.person.name})
            return redirect(ORGANISATION, role.organisation_id)
    return render(request, "desk/management/person.html", {"form": form, "role": role})


@requires(Permission.ORGANISATION_MANAGE)
@require_POST
def remove(request: Request, role_id: int) -> HttpResponse:
    """Somebody works there no longer."""
    role = _role(request, role_id)
    try:
        roles.end(by=request.actor, at=request.at, assignment=role)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("%(name)s has no access any more.") % {"name": role.person.name})
    return redirect(ORGANISATION, role.organisation_id)


@requires(Permission.ORGANISATION_MANAGE)
@require_POST
def withdraw_invitation(request: Request, invitation_id: int) -> HttpResponse:
    """Take an invitation back."""
    invitation = queries.find_invitation(request.actor, invitation_id)
    if invitation is None:
        raise Http404
    try:
        invitations.revoke(by=request.actor, at=request.at, invitation=invitation)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("The invitation has been withdrawn."))
    return redirect(ORGANISATION, invitation.organisation_id)


def _organisation(request: Request, organisation_id: int) -> Organisation:
    found = partners.find_organisation(request.actor, organisation_id)
    if found is None:
        raise Http404
    return found


def _role(request: Request, role_id: int) -> RoleAssignment:
    role = queries.open_role(request.actor, role_id, request.at)
    if role is None:
        raise Http404
    return role
