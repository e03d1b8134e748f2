"""Hashing every stored file again: masters and copies, and whether the account of each has a gap.

A pass writes itself down after every file, so that it goes on where it was cut off. Only what is found wrong enters
the account of a file, and becomes a task for a supervisor; that all was well stands once, in the run.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.casework import trail
from counterpart.casework.actions import tasks
from counterpart.casework.errors import CaseIsClosed
from counterpart.casework.models import Case, CaseEvent, TaskKind
from counterpart.casework.queries import groups
from counterpart.evidence import continuity, storage
from counterpart.evidence.masters import note_alteration
from counterpart.evidence.models import EvidenceFile, IntegrityRun

# A pass begins when the one before ended so long ago.
WEEK = timedelta(days=6, hours=12)
# Until a supervisor should have looked at a file that is not as it was received.
_LOOK_WITHIN = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Checked:
    """One file, and what is wrong with it in words; nothing where it is whole."""

    file: EvidenceFile
    problem: str


def begin(*, since: datetime | None = None, restart: bool = False, by: Actor, at: datetime) -> IntegrityRun:
    """The pass that was cut off, or a new one."""
    unfinished = IntegrityRun.objects.filter(ended_at=None, since=since).order_by("-started_at").first()
    if unfinished is not None and not restart:
        return unfinished
    with transaction.atomic():
        run = IntegrityRun.objects.create(started_at=at, since=since)
        audit.record(by=by, at=at, action="evidence.verify", kind=audit.Kind.CONSULTATION, target=run)
    return run


def remaining(run: IntegrityRun) -> "QuerySet[EvidenceFile]":
    """What the pass has still to look at, in its order."""
    files = EvidenceFile.objects.filter(pk__gt=run.latest_file).select_related("incident").order_by("pk")
    return files.filter(received_at__gte=run.since) if run.since else files


def check_next(*, run: IntegrityRun, by: Actor, at: datetime) -> Checked | None:
    """Look at the next file; None where the pass is at its end, which is then written down."""
    file = remaining(run).first()
    if file is None:
        IntegrityRun.objects.filter(pk=run.pk, ended_at=None).update(ended_at=at)
        run.refresh_from_db()
        return None
    checked = Checked(file, _problem(file, by, at))
    IntegrityRun.objects.filter(pk=run.pk).update(
        latest_file=file.pk,
        files=F("files") + 1,
        bytes=F("bytes") + file.size,
        altered=F("altered") + int(bool(checked.problem)),
    )
    run.refresh_from_db()
    return checked


def carry_on(*, for_: timedelta, clock: Callable[[], datetime], by: Actor) -> None:
    """Work for so long on the pass of this week; nothing where it is through. `clock` tells when to stop."""
    started = clock()
    latest = IntegrityRun.objects.filter(since=None, ended_at__gt=started - WEEK)
    if latest.exists():
        return
    run = begin(by=by, at=started)
    while clock() < started + for_ and check_next(run=run, by=by, at=clock()):
        pass


def _problem(file: EvidenceFile, by: Actor, at: datetime) -> str:
    """What is wrong with the file in words, and people told of it; nothing where it is whole."""
    try:
        found = storage.digest_in_storage(file.storage_key)
    except FileNotFoundError:
        found = ""
    if found != file.sha256:
        problem = "its bytes are not those that were received" if found else "it is gone from the store"
        _alarm(file, found, "", problem, by, at)
        return problem
    if (number := continuity.first_break(file)) is not None:
        problem = f"the account of who had it has a gap or was changed at entry {number}"
        _alarm(file, found, f"entry {number}", problem, by, at)
        return problem
    return ""


@transaction.atomic
def _alarm(file: EvidenceFile, found: str, piece: str, problem: str, by: Actor, at: datetime) -> None:
    """The case that holds the file shows it to the desk, once for each thing found, whoever came upon it first."""
    note_alteration(file, found=found, piece=piece, by=by, at=at)
    detail = f"{problem} ({file.key})"
    if CaseEvent.objects.filter(incident=file.incident, kind="evidence.altered", detail=detail).exists():
        return
    case = groups.holder(file.incident)
    summary = f"Evidence is not as it was received: {file.name}"
    trail.record(case, "evidence.altered", summary, by=by, at=at, detail=detail, incident=file.incident, target=file)
    _set_task(case, file, problem, by, at)


def _set_task(case: Case, file: EvidenceFile, problem: str, by: Actor, at: datetime) -> None:
    """For a supervisor: who works on the case may be who changed the file."""
    # The problem comes first, so that the limit on titles never cuts it off.
    title = f"Evidence altered, {problem}: {file.name}"
    with suppress(CaseIsClosed):  # nobody works on it any more; the timeline has the line
        tasks.add(case=case, kind=TaskKind.EVIDENCE_ALTERED, title=title, due_at=at + _LOOK_WITHIN, by=by, at=at)
