"""What happens to every file before anybody opens it: told by its content, scanned, then cleared or held apart.

Nothing here is done twice: a file that is out of quarantine is left alone. Where the scanner is missing or fails the
file stays in quarantine, says so, and is tried again by a job.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.base.jobs import by_name
from counterpart.core.file_types import HEAD, TAIL, Sniffed, sniff
from counterpart.evidence import continuity, storage
from counterpart.evidence.masters import note_alteration
from counterpart.evidence.models import ContinuityKind, EvidenceFile, FileState
from counterpart.evidence.scanning import NONE_IN_DEMO, ScannerFailed, Verdict, scan, version_of

NOT_SCANNED = "Not scanned for malware: this is a demonstration"
NO_SCANNER = "This site has no malware scanner, so nobody can open the file yet"
_PREPARE = "counterpart.evidence.jobs.prepare"
_INSPECT = "counterpart.evidence.jobs.inspect"
# A scanner may answer and yet fail on a file: each try reads all of it.
BETWEEN_TRIES = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a file goes, and why in words for its owner; the reason is empty where it is simply cleared."""

    state: FileState
    reason: str


def inspect(*, file: EvidenceFile, by: Actor, at: datetime) -> None:
    """Take one file out of quarantine, where it may leave it. Call it outside a transaction: a scan takes time."""
    if file.state != FileState.QUARANTINED:
        return
    try:
        sniffed = _sniffed(file)
    except FileNotFoundError:
        _is_as_received(file, by, at)
        return
    try:
        # Asked before the file is read: where there is no scanner, trying again costs nothing.
        _ask_for_scanner()
        if not _is_as_received(file, by, at):
            return
        verdict = _scanned(file)
    except ScannerFailed as error:
        _stay(file, sniffed, f"In quarantine until it is scanned. {error}")
        return
    _settle(file, sniffed, verdict, by, at)


def try_again() -> None:
    """Enqueue the files in quarantine, each in a job of its own, so that one that fails stops none of the others.

    Nothing where no scanner answers; and none that was enqueued here within BETWEEN_TRIES.
    """
    try:
        _ask_for_scanner()
    except ScannerFailed:
        return
    waiting = EvidenceFile.objects.filter(state=FileState.QUARANTINED).order_by("pk").values_list("pk", flat=True)
    for key in list(waiting):
        if cache.add(f"evidence.inspect.{key}", value=True, timeout=BETWEEN_TRIES.total_seconds()):
            by_name.enqueue(_INSPECT, key)


def outcome_of(sniffed: Sniffed, verdict: Verdict) -> Outcome:
    """Malware counts before all else; then what is never opened, whatever the scanner says."""
    if verdict.found:
        return Outcome(FileState.INFECTED, f"The scanner found {verdict.found} in it. It is kept, and nobody opens it")
    if sniffed.held_because:
        return Outcome(FileState.HELD, sniffed.held_because)
    return Outcome(FileState.CLEARED, NOT_SCANNED if verdict.scanner == NOT_SCANNED else "")


def _is_as_received(file: EvidenceFile, by: Actor, at: datetime) -> bool:
    """Whether the store still holds what came in; if not, it stays where it is."""
    try:
        found = storage.digest_in_storage(file.storage_key)
    except FileNotFoundError:
        found = ""
    if found == file.sha256:
        return True
    note_alteration(file, found=found, by=by, at=at)
    reason = "It is not what was received: its hash has changed" if found else "It is gone from the store"
    EvidenceFile.objects.filter(pk=file.pk).update(state_reason=reason)
    return False


def _sniffed(file: EvidenceFile) -> Sniffed:
    head = b"".join(storage.pieces(file.storage_key, 0, min(HEAD, file.size))) if file.size else b""
    tail = b"".join(storage.pieces(file.storage_key, max(file.size - TAIL, 0), file.size)) if file.size else b""
    return sniff(head, tail, file.name)


def _ask_for_scanner() -> None:
    if _goes_without():
        return
    if settings.CLAMD in ("", NONE_IN_DEMO):
        raise ScannerFailed(NO_SCANNER)
    version_of(settings.CLAMD)


def _goes_without() -> bool:
    return bool(settings.CLAMD == NONE_IN_DEMO and settings.DEMO)


def _scanned(file: EvidenceFile) -> Verdict:
    if _goes_without():
        return Verdict(NOT_SCANNED, "", 0)
    return scan(lambda start, stop: storage.pieces(file.storage_key, start, stop), file.size, settings.CLAMD)


def _stay(file: EvidenceFile, sniffed: Sniffed, reason: str) -> None:
    """Nothing has happened to the file, so its account has no entry; only what its owner reads changes."""
    waiting = EvidenceFile.objects.filter(pk=file.pk, state=FileState.QUARANTINED)
    waiting.update(state_reason=reason, media_type=sniffed.media_type)
    file.refresh_from_db()


@transaction.atomic
def _settle(file: EvidenceFile, sniffed: Sniffed, verdict: Verdict, by: Actor, at: datetime) -> None:
    """Of two workers with the same file the second finds nothing to do."""
    outcome = outcome_of(sniffed, verdict)
    waiting = EvidenceFile.objects.filter(pk=file.pk, state=FileState.QUARANTINED)
    changed = waiting.update(
        state=outcome.state,
        state_reason=outcome.reason,
        media_type=sniffed.media_type,
        scanned_at=at if verdict.windows else None,
        scanner=verdict.scanner[:200],
    )
    file.refresh_from_db()
    if not changed:
        return
    told = {"type": sniffed.media_type, "scanner": verdict.scanner, "found": verdict.found, "windows": verdict.windows}
    continuity.record(file, ContinuityKind.SCANNED, by=by, at=at, detail=told)
    if outcome.state == FileState.CLEARED:
        by_name.enqueue(_PREPARE, file.pk)
    else:
        continuity.record(
            file, ContinuityKind.HELD, by=by, at=at, why=outcome.reason, detail={"state": str(file.state)}
        )
