"""Links by which somebody without an account sends files for one incident."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.base import audit, mail
from counterpart.base.actors import Actor
from counterpart.crimes.models import Incident
from counterpart.evidence.errors import LinkOver
from counterpart.evidence.models import UploadLink
from counterpart.evidence.tickets import link_token
from counterpart.partners.models import Organisation

# Long enough to find who can work the recorder; most recorders overwrite after 31 days (domain 8).
DAYS = 14
MOST_FILES = 50
MOST_BYTES = 50 * 2**30


@transaction.atomic
def make(
    *,
    incident: Incident,
    purpose: str,
    by: Actor,
    at: datetime,
    recipient_name: str = "",
    recipient_email: str = "",
    recipient_phone: str = "",
    organisation: Organisation | None = None,
    expires_at: datetime | None = None,
    days: int = DAYS,
    most_files: int = MOST_FILES,
    most_bytes: int = MOST_BYTES,
    tell: bool = True,
) -> UploadLink:
    """A link for one recipient, good until `expires_at`, or for `days`; mailed where there is an email and `tell`.

    `organisation` is the business whose files they will be.
    """
    link = UploadLink.objects.create(
        incident=incident,
        organisation=organisation,
        purpose=purpose.strip(),
        recipient_name=recipient_name.strip(),
        recipient_email=recipient_email.strip(),
        recipient_phone=recipient_phone.strip(),
        most_files=most_files,
        most_bytes=most_bytes,
        made_at=at,
        made_by_id=by.person_id,
        made_by_name=by.name[:200],
        expires_at=expires_at or at + timedelta(days=days),
        is_simulated=incident.is_simulated,
    )
    _record(by, at, "upload_link.make", link, audit.Kind.COLLECTION)
    if tell and link.recipient_email:
        _mail(link, at)
    return link


@transaction.atomic
def prolong(*, link: UploadLink, until: datetime, by: Actor, at: datetime) -> None:
    """Let a link be good until `until`; one that is good for longer stays as it is, and one withdrawn is withdrawn."""
    if UploadLink.objects.filter(pk=link.pk, revoked_at=None, expires_at__lt=until).update(expires_at=until):
        link.expires_at = until
        _record(by, at, "upload_link.prolong", link)


@transaction.atomic
def revoke(*, link: UploadLink, by: Actor, at: datetime) -> UploadLink:
    """Withdraw a link: from this moment it lets nobody in, nor does any upload begun under it. Raises LinkOver."""
    if not UploadLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=at, revoked_by=by.person_id):
        raise LinkOver(_("This link was withdrawn already"))
    link.revoked_at, link.revoked_by_id = at, by.person_id
    _record(by, at, "upload_link.revoke", link)
    return link


def _mail(link: UploadLink, at: datetime) -> None:
    mail.send(
        to=link.recipient_email,
        at=at,
        template="upload_link",
        context={"link": link, "token": link_token(link), "force": link.incident.force.name},
        about=link,
        holds_secret=True,
    )


def _record(by: Actor, at: datetime, action: str, link: UploadLink, kind: audit.Kind = audit.Kind.ALTERATION) -> None:
    audit.record(by=by, at=at, action=action, kind=kind, target=link, data={"incident": link.incident_id})
