"""Opening a file: for work on it, its hash is compared first, every time (domain 8)."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from itertools import chain
from pathlib import Path

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.evidence import continuity, storage
from counterpart.evidence.errors import Altered, NotCleared
from counterpart.evidence.models import ContinuityKind, EvidenceFile, FileState

_GONE = "{} is gone from the store"


@contextmanager
def verified(file: EvidenceFile, *, by: Actor, at: datetime) -> Iterator[Path]:
    """A path at which the cleared file may be read within the block. Raises NotCleared, Altered.

    An alteration is written down in a transaction of its own: call this outside one.
    """
    if file.state != FileState.CLEARED:
        raise NotCleared(f"{file.name} is {file.get_state_display().lower()}: it is not opened")
    with _present(file, by, at) as path:
        found = storage.digest_of(path)
        if found != file.sha256:
            note_alteration(file, found=found, by=by, at=at)
            raise Altered(f"{file.name} is not what was received: its hash has changed")
        yield path


def opened(file: EvidenceFile, start: int = 0, stop: int | None = None, *, by: Actor, at: datetime) -> Iterator[bytes]:
    """The bytes from `start` to before `stop`, for somebody to see; the first piece is read before this returns.

    Raises Altered where the file is gone, which is written down: no answer begins that cannot go on.
    """
    pieces = storage.pieces(file.storage_key, start, stop)
    try:
        first = next(pieces, b"")
    except FileNotFoundError as error:
        note_alteration(file, found="", by=by, at=at)
        raise Altered(_GONE.format(file.name)) from error
    return chain([first], pieces)


@transaction.atomic
def note_alteration(file: EvidenceFile, *, found: str, by: Actor, at: datetime, piece: str = "") -> bool:
    """Write down that a file is gone (`found` is empty) or changed, once for what was found; whether it is new."""
    detail = {"expected": file.sha256, "found": found, "where": piece}
    latest = file.continuity.filter(kind=ContinuityKind.ALTERED).order_by("-number").first()
    if latest is not None and latest.detail == detail:
        return False
    continuity.record(file, ContinuityKind.ALTERED, by=by, at=at, detail=detail)
    return True


@contextmanager
def _present(file: EvidenceFile, by: Actor, at: datetime) -> Iterator[Path]:
    """Only the opening is watched: what the block itself raises is its own."""
    with ExitStack() as stack:
        try:
            path = stack.enter_context(storage.on_disk(file.storage_key))
            path.stat()
        except FileNotFoundError as error:
            note_alteration(file, found="", by=by, at=at)
            raise Altered(_GONE.format(file.name)) from error
        yield path
