"""The people of one's own organisation."""

from django.contrib import messages
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
from counterpart.partners.queries import own_organisation

PEOPLE = "business_management:people"


@requires(Permission.PERSON_INVITE)
def people(request: Request) -> HttpResponse:
    """Who works here in which role, and who is invited."""
    organisation = own_organisation(request.actor)
    context = {
        "organisation": organisation,
        "roles": queries.list_people(request.actor, organisation, request.at),
        "invitations": queries.open_invitations(request.actor, organisation, request.at),
        "change_address": lambda pk: reverse("business_management:person", args=[pk]),
        "withdraw_address": lambda pk: reverse("business_management:withdraw_invitation", args=[pk]),
    }
    return render(request, "business/management/people.html", context)


@requires(Permission.PERSON_INVITE)
def invite(request: Request) -> HttpResponse:
    """Invite somebody by email."""
    organisation = own_organisation(request.actor)
    form = InviteForm(request.POST or None, roles=rules.roles_to_give(request.actor, organisation), at=request.at)
    if form.is_valid():
        try:
            invitations.send(by=request.actor, at=request.at, organisation=organisation, **form.cleaned_data)
        except DomainError as error:
            form.add_error(error.field or None, error.message)
        else:
            messages.success(request, _("We have sent an invitation to %(email)s.") % form.cleaned_data)
            return redirect(PEOPLE)
    return render(request, "business/management/invite.html", {"form": form, "organisation": organisation})


@requires(Permission.PERSON_INVITE)
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
            return redirect(PEOPLE)
    return render(request, "business/management/person.html", {"form": form, "role": role})


@requires(Permission.PERSON_INVITE)
@require_POST
def remove(request: Request, role_id: int) -> HttpResponse:
    """Somebody works here no longer."""
    role = _role(request, role_id)
    try:
        roles.end(by=request.actor, at=request.at, assignment=role)
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("%(name)s has no access any more.") % {"name": role.person.name})
    return redirect(PEOPLE)


@requires(Permission.PERSON_INVITE)
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
    return redirect(PEOPLE)


def _role(request: Request, role_id: int) -> RoleAssignment:
    role = queries.open_role(request.actor, role_id, request.at)
    if role is None:
        raise Http404
    return role
