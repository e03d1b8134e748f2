"""Questions about people, their roles and their invitations."""

from datetime import datetime

from allauth.usersessions.models import UserSession
from django.db.models import QuerySet

from counterpart.accounts.models import Invitation, Person, RoleAssignment
from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.partners.models import Organisation


def find_person(email: str) -> Person | None:
    """The person who signs in with this address, in whatever case it is written; None where there is none."""
    return Person.objects.filter(email=email.strip().lower()).first()


def roles_in(actor: Actor, organisation: Organisation, at: datetime) -> QuerySet[RoleAssignment]:
    """Who does what for an organisation that the actor reaches, by name."""
    current = RoleAssignment.objects.visible_to(actor).current(at).filter(organisation=organisation)
    return current.select_related("person", "organisation").order_by("person__name", "pk")


def list_people(actor: Actor, organisation: Organisation, at: datetime) -> list[RoleAssignment]:
    """`roles_in`, shown to the actor: the consultation is logged."""
    roles = list(roles_in(actor, organisation, at))
    people = sorted({role.person_id for role in roles})
    audit.read(by=actor, at=at, action="person.list", target=organisation, data={"people": people})
    return roles


def open_role(actor: Actor, pk: int, at: datetime) -> RoleAssignment | None:
    """`find_role`, shown to the actor: the consultation is logged."""
    role = find_role(actor, pk, at)
    if role is not None:
        audit.read(by=actor, at=at, action="person.open", target=role.person, data={"role": role.pk})
    return role


def find_role(actor: Actor, pk: int, at: datetime) -> RoleAssignment | None:
    """A role in force in one of the organisations that the actor reaches."""
    current = RoleAssignment.objects.visible_to(actor).current(at)
    return current.select_related("person", "organisation").filter(pk=pk).first()


def open_invitations(actor: Actor, organisation: Organisation, at: datetime) -> QuerySet[Invitation]:
    """Invitations to an organisation that the actor reaches which can still be accepted, the newest first."""
    unused = Invitation.objects.visible_to(actor).filter(accepted_at=None, revoked_at=None, expires_at__gt=at)
    return unused.filter(organisation=organisation).select_related("invited_by").order_by("-invited_at", "-pk")


def find_invitation(actor: Actor, pk: int) -> Invitation | None:
    """An invitation to one of the organisations that the actor reaches, open or not."""
    return Invitation.objects.visible_to(actor).select_related("organisation").filter(pk=pk).first()


def invitation_of(digest: str) -> Invitation | None:
    """The invitation whose link somebody holds, by the digest of its token, open or not."""
    return Invitation.objects.select_related("organisation", "invited_by").filter(token_digest=digest).first()


def sessions_of(person: Person) -> list[UserSession]:
    """Where `person` is signed in, the newest first. Sessions that have ended are forgotten on the way."""
    return sorted(UserSession.objects.purge_and_list(person), key=lambda session: session.created_at, reverse=True)
