"""The last step of an upload: its spool file becomes the master copy of a file of evidence. Safe to do again."""

from contextlib import suppress
from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from counterpart.core.tus.errors import Busy, UploadGone
from counterpart.evidence import spool, storage
from counterpart.evidence import upload_queries as queries
from counterpart.evidence.actions import files, sending
from counterpart.evidence.models import Channel, EvidenceFile, Upload
from counterpart.evidence.tickets import ticket_of_upload

JOINED = "joined"
EXPIRED = "expired"
PART_GONE = "part gone"


def finish(*, upload: Upload, at: datetime) -> EvidenceFile | None:
    """Receive an upload whose last byte is in; None where another process is at it. Raises UploadGone, as `receive`.

    A process that dies in here leaves the spool file; whoever comes next does the whole again, and a master of the same
    content is kept once.
    """
    try:
        with spool.locked(upload.key_digest) as file:
            return receive(upload=upload, file=file, at=at)
    except (Busy, FileNotFoundError):
        upload.refresh_from_db()
        return upload.file


def receive(*, upload: Upload, file: BinaryIO, at: datetime) -> EvidenceFile | None:
    """Receive an upload whose spool file, `file`, is locked, so that nobody writes to what becomes the master copy.

    Raises UploadGone, with the upload ended, where one of its parts is not there any more.
    """
    try:
        if upload.parts:
            spool.join(file, [part.key_digest for part in queries.parts_in_order(upload)], length=upload.length)
        received = _receive(upload, at)
    except UploadGone:
        queries.under_way().filter(pk=upload.pk).update(ended_at=at, ended_why=PART_GONE)
        raise
    finally:
        _forget_what_is_done(upload)
    return received


def sweep(*, at: datetime) -> int:
    """Finish what dying processes left, expire what is too old, forget what is done with; how many were touched.

    What cannot be received stays for the next time and stops none of the others; it is raised at the end.
    """
    touched, failures = 0, []
    for upload in queries.complete_but_not_received():
        try:
            touched += finish(upload=upload, at=at) is not None
        except UploadGone:
            touched += 1
        except Exception as failure:  # the storage may be away; raised below
            failures.append(failure)
    for upload in queries.expired(at):
        touched += _expire(upload, at)
    for upload in queries.spooled_and_done_with():
        _forget_what_is_done(upload)
    sending.forget_left_behind(at=at)
    if failures:
        raise ExceptionGroup("Uploads that are complete could not be received", failures)
    return touched


def _receive(upload: Upload, at: datetime) -> EvidenceFile | None:
    ticket = ticket_of_upload(upload)
    kept = storage.keep(spool.path_of(upload.key_digest))
    with transaction.atomic():
        now = Upload.objects.select_for_update().get(pk=upload.pk)
        if now.completed_at is not None or now.ended_at is not None:
            return now.file
        file = files.receive(
            kept=kept,
            name=upload.name,
            ticket=ticket,
            channel=Channel(upload.channel),
            declared_type=upload.media_type,
            address=upload.address,
            by=ticket.by,
            at=at,
        )
        upload.file, upload.completed_at = file, at
        upload.save(update_fields=["file", "completed_at"])
    return file


def _expire(upload: Upload, at: datetime) -> bool:
    """Not where somebody is sending just now, nor what is complete: it was acknowledged, and is to be received."""
    with suppress(Busy, FileNotFoundError), spool.locked(upload.key_digest) as file:
        if file.tell() == upload.length and not upload.is_partial:
            return False
        queries.under_way().filter(pk=upload.pk).update(ended_at=at, ended_why=EXPIRED)
        spool.forget(upload.key_digest)
        return True
    if not spool.path_of(upload.key_digest).exists():
        return bool(queries.under_way().filter(pk=upload.pk).update(ended_at=at, ended_why=EXPIRED))
    return False


def _forget_what_is_done(upload: Upload) -> None:
    """With its parts, and only what the database says is received or ended: a failure in the middle loses nothing."""
    if queries.done_with().filter(pk=upload.pk).exists():
        for each in (upload, *queries.parts_of(upload)):
            spool.forget(each.key_digest)
