"""Uploads by the tus protocol: begun, sent piece by piece, joined, given up.

Raises errors of `core.tus` for what the protocol refuses, TicketNotValid and TooMuch for what the ticket does.
"""

import hashlib
import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import BinaryIO

from django.db import transaction

from counterpart.core.file_types import shown_name
from counterpart.core.tus import errors as tus
from counterpart.core.tus.checksums import Checksum
from counterpart.evidence import intake_rules as rules
from counterpart.evidence import spool
from counterpart.evidence import upload_queries as queries
from counterpart.evidence.actions import finishing
from counterpart.evidence.models import Upload, UploadLink
from counterpart.evidence.tickets import Ticket

# A shop that begins on a Friday finishes by the next.
LASTS = timedelta(days=7)


def create(
    *,
    ticket: Ticket,
    length: int,
    name: str,
    media_type: str = "",
    channel: str = "tus",
    address: str = "",
    is_partial: bool = False,
    at: datetime,
) -> tuple[Upload, str]:
    """Begin an upload of `length` bytes; the upload, and its key, which is kept nowhere. Raises TooMuch, NoSpace."""
    key = secrets.token_urlsafe(32)
    with transaction.atomic():
        _check_limits(ticket, length=length, files=0 if is_partial else 1)
        upload = _row(ticket, key, at, name=name, length=length, channel=channel, address=address)
        upload.media_type, upload.is_partial = rules.clean_type(media_type), is_partial
        upload.save(force_insert=True)
        spool.create(upload.key_digest)
    return upload, key


def join(
    *, ticket: Ticket, parts: list[Upload], name: str, media_type: str = "", address: str = "", at: datetime
) -> tuple[Upload, str]:
    """Make one file of partial uploads of the same sender, in this order, and receive it.

    From here on the parts are this file's: they are joined to no other, and their bytes count as its own.
    """
    _check_parts(ticket, parts)
    key = secrets.token_urlsafe(32)
    length = sum(part.length for part in parts)
    with transaction.atomic():
        _take(parts, at)
        _check_limits(ticket, length=length, files=1)
        upload = _row(ticket, key, at, name=name, length=length, channel="tus", address=address)
        upload.media_type, upload.parts = rules.clean_type(media_type), [part.pk for part in parts]
        upload.save(force_insert=True)
        spool.create(upload.key_digest)
    finishing.finish(upload=upload, at=at)
    return upload, key


def append(
    *, upload: Upload, offset: int, pieces: Iterable[bytes], checksum: Checksum | None = None, at: datetime
) -> int:
    """Write what arrives from `offset` on; the new offset. The last byte makes it a file of evidence.

    A connection that is cut ends `pieces` early: what had come is kept, unless it was to fit a checksum.
    """
    if upload.parts:
        raise tus.NotAllowed("This file is made of parts: nothing can be added to it")
    if upload.completed_at is not None:
        return _nothing_more(upload, offset)
    try:
        with spool.locked(upload.key_digest) as file:
            _write(upload, file, offset, pieces, checksum)
            have = file.tell()
            if have == upload.length and not upload.is_partial:
                finishing.receive(upload=upload, file=file, at=at)
    except FileNotFoundError:
        return _received_meanwhile(upload, offset)
    return have


def terminate(*, upload: Upload, why: str = "terminated", at: datetime) -> None:
    """Give an upload up: what had arrived is deleted. What was received whole is evidence and stays."""
    if upload.completed_at is not None:
        raise tus.NotAllowed("This file was received: it is evidence now, and stays")
    try:
        with spool.locked(upload.key_digest):
            if not queries.under_way().filter(pk=upload.pk).update(ended_at=at, ended_why=why):
                raise tus.UploadGone("This upload is no longer here")
            spool.forget(upload.key_digest)
    except FileNotFoundError:
        queries.under_way().filter(pk=upload.pk).update(ended_at=at, ended_why=why)


def digest_of(key: str) -> str:
    """What is kept of an upload's key: it cannot be turned back."""
    return hashlib.sha256(key.encode()).hexdigest()


def _row(ticket: Ticket, key: str, at: datetime, *, name: str, length: int, channel: str, address: str) -> Upload:
    """An upload of the ticket's holder, not saved yet."""
    return Upload(
        key_digest=digest_of(key),
        incident=ticket.incident,
        organisation_id=ticket.organisation_id,
        link=ticket.link,
        channel=channel,
        sender_id=ticket.by.person_id,
        sender_organisation_id=ticket.by.organisation_id,
        sender_name=ticket.by.name[:200],
        sender_role=ticket.by.role[:80],
        name=shown_name(name),
        length=length,
        address=address,
        created_at=at,
        expires_at=min(at + LASTS, ticket.link.expires_at) if ticket.link else at + LASTS,
    )


def _check_limits(ticket: Ticket, *, length: int, files: int) -> None:
    if ticket.link is not None:  # two that begin at once are counted one after the other
        UploadLink.objects.select_for_update().get(pk=ticket.link.pk)
    rules.check_limits(queries.sent_under(ticket), ticket, length=length, files=files)


def _check_parts(ticket: Ticket, parts: list[Upload]) -> None:
    if len({part.pk for part in parts}) < len(parts):  # their bytes were counted once
        raise tus.NotAllowed("Upload-Concat: names a part twice")
    for part in parts:
        same = (part.incident_id, part.link_id, part.sender_id) == (
            ticket.incident.pk,
            ticket.link.pk if ticket.link else None,
            ticket.by.person_id,
        )
        if not part.is_partial or not same:
            raise tus.NotAllowed("Upload-Concat: names an upload that is not a part of yours")
        if queries.offset_of(part) != part.length:
            raise tus.OffsetMismatch("Upload-Concat: a part is not complete yet; finish it first")


def _take(parts: list[Upload], at: datetime) -> None:
    """Two that join the same part at once come one after the other, and the second is refused."""
    free = queries.under_way().filter(pk__in=[part.pk for part in parts])
    if free.update(ended_at=at, ended_why=finishing.JOINED) < len(parts):
        raise tus.NotAllowed("Upload-Concat: names a part that is in another file already")


def _write(upload: Upload, file: BinaryIO, offset: int, pieces: Iterable[bytes], checksum: Checksum | None) -> None:
    have = file.tell()
    if offset != have:
        raise tus.OffsetMismatch(f"The upload stands at {have} bytes, not at {offset}: go on from there", have)
    if checksum:
        spool.append_verified(file, pieces, checksum, most=upload.length - have)
    else:
        spool.append(file, pieces, most=upload.length - have)


def _received_meanwhile(upload: Upload, offset: int) -> int:
    """Another request brought the last byte after this one had looked."""
    upload.refresh_from_db()
    if upload.completed_at is None:
        raise tus.UploadGone("This upload is no longer here")
    return _nothing_more(upload, offset)


def _nothing_more(upload: Upload, offset: int) -> int:
    if offset != upload.length:
        raise tus.OffsetMismatch("The upload is complete", upload.length)
    return upload.length
