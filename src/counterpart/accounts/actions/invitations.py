"""Invitations: the only way in. The link in the mail works once, and for a week."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from counterpart.accounts import identity, rules
from counterpart.accounts.actions import roles
from counterpart.accounts.errors import AlreadyInRole, InvitationOver, NotTheirs, NotYoursToGive, TooManyInvitations
from counterpart.accounts.models import Invitation, Person, RoleAssignment
from counterpart.accounts.queries import find_person
from counterpart.base import audit, mail
from counterpart.base.actors import Actor
from counterpart.partners.models import Organisation

LASTS = timedelta(days=7)


@transaction.atomic
def send(*, by: Actor, at: datetime, organisation: Organisation, email: str, role: str) -> Invitation:
    """Invite whoever reads mail at `email`; an open invitation for the same role is replaced by this one.

    Raises NotYoursToGive, AlreadyInRole where that person has the role, and TooManyInvitations.
    """
    email = email.strip().lower()
    if role not in rules.roles_to_give(by, organisation):
        raise NotYoursToGive(_("You cannot give this role"), field="role")
    if organisation.role_assignments.current(at).filter(person__email=email, role=role).exists():
        raise AlreadyInRole(_("This person already has this role"), field="email")
    if mail.is_flooded(email, template="invitation", at=at):
        raise TooManyInvitations(_("This address has been sent several invitations today. Try tomorrow"), field="email")
    for earlier in _open(organisation, at).filter(email=email, role=role):
        revoke(by=by, at=at, invitation=earlier)
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        organisation=organisation,
        email=email,
        role=role,
        token_digest=digest(token),
        invited_by_id=by.person_id,
        invited_at=at,
        expires_at=at + LASTS,
    )
    _record(by, at, "invitation.send", invitation, audit.Kind.COLLECTION)
    mail.send(
        to=email,
        at=at,
        template="invitation",
        context={"invitation": invitation, "token": token, "by": by},
        about=invitation,
        holds_secret=True,
    )
    return invitation


@transaction.atomic
def revoke(*, by: Actor, at: datetime, invitation: Invitation) -> Invitation:
    """Take back an invitation that nobody has accepted. Raises NotYoursToGive, InvitationOver."""
    if not rules.may_manage_people(by, invitation.organisation):
        raise NotYoursToGive(_("You cannot withdraw this invitation"))
    if not Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None).update(revoked_at=at):
        raise InvitationOver(_("This invitation has already been used or withdrawn"))
    _record(by, at, "invitation.revoke", invitation)
    return invitation


@transaction.atomic
def accept(*, at: datetime, invitation: Invitation, person: Person) -> RoleAssignment | None:
    """`person` takes the role; None where they have it by now. Raises InvitationOver, NotTheirs."""
    if person.email != invitation.email:
        raise NotTheirs(_("This invitation was sent to another email address"))
    unused = Invitation.objects.filter(pk=invitation.pk, accepted_at=None, revoked_at=None, expires_at__gt=at)
    if not unused.update(accepted_at=at, accepted_by=person):
        raise InvitationOver(_("This invitation has already been used, or has expired"))
    by = identity.actor_without_role(person)
    _record(by, at, "invitation.accept", invitation)
    if invitation.organisation.role_assignments.current(at).filter(person=person, role=invitation.role).exists():
        return None
    return roles.give(by=by, at=at, person=person, organisation=invitation.organisation, role=invitation.role)


@transaction.atomic
def accept_as_new(*, at: datetime, invitation: Invitation, name: str, password: str) -> Person:
    """Open an account for the invited and take the role. Raises InvitationOver, also where the account exists."""
    if find_person(invitation.email):
        raise InvitationOver(_("You already have an account. Sign in to accept the invitation"))
    person = Person.objects.create_user(
        email=invitation.email,
        password=password,
        name=name,
        registered_at=at,
        is_simulated=invitation.organisation.is_simulated,
    )
    by = identity.actor_without_role(person)
    audit.record(by=by, at=at, action="person.register", kind=audit.Kind.COLLECTION, target=person)
    accept(at=at, invitation=invitation, person=person)
    return person


def digest(token: str) -> str:
    """What is kept of a token: it cannot be turned back into the link."""
    return hashlib.sha256(token.encode()).hexdigest()


def _open(organisation: Organisation, at: datetime) -> QuerySet[Invitation]:
    return organisation.invitations.filter(accepted_at=None, revoked_at=None, expires_at__gt=at)


def _record(
    by: Actor, at: datetime, action: str, invitation: Invitation, kind: audit.Kind = audit.Kind.ALTERATION
) -> None:
    data = {"organisation": invitation.organisation_id, "role": str(invitation.role)}
    audit.record(by=by, at=at, action=action, kind=kind, target=invitation, data=data)
