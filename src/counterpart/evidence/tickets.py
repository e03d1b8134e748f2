"""What lets somebody send files: a ticket for one incident, signed, in the address that they upload to.

A person who is signed in gets one with the page (`ticket_of`), good for a day. Somebody without an account gets a link
that was made for them (`link_token`), good until it expires or is revoked.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core import signing

from counterpart.base.actors import Actor
from counterpart.crimes.models import Incident
from counterpart.evidence.errors import TicketNotValid
from counterpart.evidence.models import UploadLink

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
    """The token under which `actor`, who is signed in and was let in to this incident, may send files."""
    who = {"person": actor.person_id, "name": actor.name, "role": actor.role}
    organisation = actor.organisation_id if actor.organisation_kind == "business" else None
    return signing.dumps({"incident": incident.pk, "organisation": organisation, **who}, salt=_SALT)


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
    link = links.filter(pk=key).first()
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
    by = Actor(
        name=told["name"],
        person_id=told["person"],
        role=told["role"],
        organisation_id=told["organisation"],
    )
    return Ticket(incident, by, told["organisation"], None, MOST_FILES, MOST_BYTES, at + TICKET_VALID)
