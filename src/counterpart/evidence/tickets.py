"""What lets somebody send files: a ticket for one incident, signed, in the address that they upload to.

A person who is signed in gets one with the page (`ticket_of`), good for a day. Somebody without an account gets a link
that was made for them (`link_token`), good until it expires or is revoked.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core import signing

from counterpart.accounts.identity import actor_of
from counterpart.accounts.models import RoleAssignment
from counterpart.base.actors import Actor
from counterpart.crimes.models import Incident
from counterpart.evidence.errors import TicketNotValid
from counterpart.evidence.models import Upload, UploadLink

_SALT = "counterpart.evidence.tickets"
# A shift and the night after it; what was begun may be finished later.
TICKET_VALID = timedelta(days=1)
MOST_FILES = 200
MOST_BYTES = 200 * 2**30


@dataclass(frozen=True, slots=True)
class Ticket:
    """May send files of `organisation_id` (None: of nobody with an account) for `incident`, as `by`.

    `most_files` and `most_bytes` count everything that was ever sent under the link.
    """

    incident: Incident
    by: Actor
    organisation_id: int | None
    link: UploadLink | None
    most_files: int
    most_bytes: int
    expires_at: datetime


def ticket_of(actor: Actor, incident: Incident) -> str:
    """The token under which `actor`, who was let in to this incident, may send files for it for a day.

    A reporter without an account (`Actor.reporter`) gets one too, once their address is confirmed.
    """
    who = {"person": actor.person_id, "for": actor.organisation_id, "role": actor.role, "name": actor.name}
    return signing.dumps({"incident": incident.pk, **who}, salt=_SALT)


def link_token(link: UploadLink) -> str:
    """The token of a link, as it stands in the address that its recipient gets."""
    return signing.dumps({"link": link.pk}, salt=_SALT)


def open_ticket(token: str, at: datetime) -> Ticket:
    """What a token lets its holder do at `at`. Raises TicketNotValid: forged, expired or revoked, in words."""
    try:
        told = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, UnicodeError) as error:
        raise TicketNotValid("This link is not complete. Copy all of it from the message") from error
    if "link" in told:
        return _of_link(told["link"], at)
    return _of_person(token, told, at)


def _of_link(key: int, at: datetime) -> Ticket:
    links = UploadLink.objects.select_related("incident", "incident__force")
    return ticket_of_link(links.filter(pk=key).first(), at)


def ticket_of_link(link: UploadLink | None, at: datetime) -> Ticket:
    """What a link lets its holder do at `at`. Raises TicketNotValid where it was withdrawn or has expired."""
    if link is None or link.revoked_at is not None:
        raise TicketNotValid("This link was withdrawn. Ask the desk for a new one")
    if link.expires_at <= at:
        raise TicketNotValid("This link has expired. Ask the desk for a new one")
    by = Actor.reporter(link.recipient_name or "Holder of the link", link.recipient_email)
    return Ticket(link.incident, by, link.organisation_id, link, link.most_files, link.most_bytes, link.expires_at)


def _of_person(token: str, told: dict[str, Any], at: datetime) -> Ticket:
    try:
        signing.loads(token, salt=_SALT, max_age=TICKET_VALID)
        incident = Incident.objects.select_related("force").get(pk=told["incident"])
    except (signing.SignatureExpired, Incident.DoesNotExist) as error:
        raise TicketNotValid("This page was open for too long. Load it again") from error
    if told["person"] is None:
        by = Actor.reporter(told["name"], incident.reporter_email)
    else:
        by = standing_actor(told["person"], told["for"], told["role"], at)
    organisation = by.organisation_id if by.organisation_kind == "business" else None
    return Ticket(incident, by, organisation, None, MOST_FILES, MOST_BYTES, at + TICKET_VALID)


def standing_actor(person: int, organisation: int | None, role: str, at: datetime) -> Actor:
    """The person in that role there, which they must still hold at `at`. Raises TicketNotValid."""
    held = RoleAssignment.objects.current(at).select_related("person", "organisation")
    assignment = held.filter(person=person, organisation=organisation, role=role, person__is_active=True).first()
    if assignment is None:
        raise TicketNotValid("You do not work for this organisation any more")
    return actor_of(assignment)


def ticket_of_upload(upload: Upload) -> Ticket:
    """In whose name an upload is received: as the ticket told when it was begun."""
    by = Actor(
        name=upload.sender_name,
        person_id=upload.sender_id,
        organisation_id=upload.sender_organisation_id,
        organisation_name=upload.sender_organisation.name if upload.sender_organisation else "",
        role=upload.sender_role,
    )
    most = (upload.link.most_files, upload.link.most_bytes) if upload.link else (MOST_FILES, MOST_BYTES)
    return Ticket(upload.incident, by, upload.organisation_id, upload.link, *most, upload.expires_at)


def check_still_valid(upload: Upload, at: datetime) -> None:
    """Whether who holds the key of an upload may go on with it. Raises TicketNotValid.

    The key lets in as long as the link under which it was begun does, or the sender still has their role.
    """
    if upload.link is not None:
        ticket_of_link(upload.link, at)
    elif upload.sender_id is not None:
        standing_actor(upload.sender_id, upload.sender_organisation_id, upload.sender_role, at)
    if upload.completed_at is None and upload.expires_at <= at:
        raise TicketNotValid("This upload has expired. Begin again")
