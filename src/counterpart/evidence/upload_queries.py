"""Questions about uploads on their way in."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet, Sum

from counterpart.base.actors import Actor
from counterpart.core.tus import errors as tus
from counterpart.crimes.models import Incident
from counterpart.evidence import spool
from counterpart.evidence.intake_rules import Sent
from counterpart.evidence.models import EvidenceFile, FileRole, Upload, UploadLink
from counterpart.evidence.tickets import Ticket

_PARTIES = ("incident", "incident__force", "organisation", "link", "file", "sender_organisation")


def find(key_digest: str) -> Upload:
    """The upload whose key has this digest. Raises UnknownUpload, and UploadGone for one given up or expired."""
    upload = Upload.objects.select_related(*_PARTIES).filter(key_digest=key_digest).first()
    if upload is None:
        raise tus.UnknownUpload("There is no such upload")
    if upload.ended_at is not None:
        raise tus.UploadGone("This upload was given up, or has expired. Begin again")
    return upload


def offset_of(upload: Upload) -> int:
    """How much of it has arrived, in bytes."""
    if upload.completed_at is not None:
        return upload.length
    try:
        return spool.size(upload.key_digest)
    except FileNotFoundError as error:
        raise tus.UploadGone("This upload is no longer here. Begin again") from error


def parts_of(upload: Upload) -> "QuerySet[Upload]":
    """The partial uploads that a final one joins, in order: they were begun in that order or not."""
    return Upload.objects.filter(pk__in=upload.parts)


def parts_in_order(upload: Upload) -> list[Upload]:
    """The same, in the order in which they are joined."""
    found = {part.pk: part for part in parts_of(upload)}
    return [found[key] for key in upload.parts]


def under_way() -> "QuerySet[Upload]":
    """Neither received nor ended."""
    return Upload.objects.filter(completed_at=None, ended_at=None)


def done_with() -> "QuerySet[Upload]":
    """Received, or ended: their spool files may go, a part's with its file's. Those of long ago have none."""
    return Upload.objects.exclude(completed_at=None, ended_at=None)


def complete_but_not_received() -> Iterator[Upload]:
    """Uploads whose last byte is in, or whose parts are all there, and that no process has received."""
    for upload in under_way().filter(is_partial=False).select_related(*_PARTIES).order_by("pk"):
        path = spool.path_of(upload.key_digest)
        if path.exists() and (upload.parts or path.stat().st_size == upload.length):
            yield upload


def expired(at: datetime) -> "QuerySet[Upload]":
    """Uploads that were not finished in time."""
    return under_way().filter(expires_at__lte=at).order_by("pk")


def spooled_and_done_with() -> Iterator[Upload]:
    """Uploads that are received or ended and whose spool file still lies there, but for parts of a file to come."""
    done = list(done_with().filter(key_digest__in=spool.names()))
    # Asked afterwards, so that the file of which a part was taken just now is seen.
    wanted = {part for parts in under_way().exclude(parts=[]).values_list("parts", flat=True) for part in parts}
    yield from (upload for upload in done if upload.pk not in wanted)


def known_names() -> set[str]:
    """The names of those spool files that an upload stands for; all others belong to forms, or to nobody."""
    return set(Upload.objects.filter(key_digest__in=spool.names()).values_list("key_digest", flat=True))


def sent_under(ticket: Ticket) -> Sent:
    """How much was sent under a ticket, what is still under way counted whole; parts that were joined are over."""
    if ticket.link is not None:
        whose = Q(link=ticket.link)
        files, uploads = EvidenceFile.objects.filter(whose), under_way().filter(whose)
    else:
        mine = Q(incident=ticket.incident, link=None)
        files = EvidenceFile.objects.filter(mine, received_by=ticket.by.person_id)
        uploads = under_way().filter(mine, sender=ticket.by.person_id)
    files = files.filter(role=FileRole.MASTER)
    received = files.aggregate(bytes=Sum("size", default=0))["bytes"]
    coming = uploads.aggregate(bytes=Sum("length", default=0))["bytes"]
    return Sent(files=files.count() + uploads.filter(is_partial=False).count(), bytes=received + coming)


def received_under(link: UploadLink) -> "QuerySet[EvidenceFile]":
    """What was received by a link, in order: its holder may see the names of what they sent."""
    return EvidenceFile.objects.filter(link=link, role=FileRole.MASTER).order_by("received_at", "pk")


def sent_by(actor: Actor, incident: Incident) -> "QuerySet[EvidenceFile]":
    """What a business, or a reporter without an account, has sent for a report; the newest first.

    A reporter sees what came without an account and without a link made for somebody else.
    """
    masters = EvidenceFile.objects.filter(incident=incident, role=FileRole.MASTER)
    if actor.is_signed_in:
        masters = masters.filter(EvidenceFile.scope(actor))
    else:
        masters = masters.filter(organisation=None, received_by=None, link=None)
    return masters.order_by("-received_at", "-pk")
