"""Showing a file to somebody, and handing it out: written into its continuity."""

from datetime import datetime, timedelta

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.evidence import continuity, rules
from counterpart.evidence.models import ContinuityKind, EvidenceFile

# One sitting is one view: a player asks for a recording in many pieces, and a page is loaded again and again.
SITTING = timedelta(hours=1)


def view(*, file: EvidenceFile, by: Actor, at: datetime) -> None:
    """Write that `by` was shown `file`, once for each person, file and hour; the cheap question comes first."""
    if _is_written(file, by, at):
        return
    with transaction.atomic():
        EvidenceFile.objects.select_for_update().get(pk=file.pk)
        if not _is_written(file, by, at):
            continuity.record(file, ContinuityKind.VIEWED, by=by, at=at)


def _is_written(file: EvidenceFile, by: Actor, at: datetime) -> bool:
    since = file.continuity.filter(kind=ContinuityKind.VIEWED, at__gt=at - SITTING, at__lte=at)
    return since.filter(by_id=by.person_id, by_name=by.name[:200]).exists()


@transaction.atomic
def download(*, file: EvidenceFile, why: str, by: Actor, at: datetime, aware: bool = False) -> None:
    """Write that `by` takes a copy of `file` away, and why: each time. Raises NotCleared.

    `aware`: they said that it may do harm. A recorder's own player is a program, so somebody has to be able to.
    """
    rules.check_taken(file.state, aware=aware)
    detail = {"sha256": file.sha256, "state": file.state}
    continuity.record(file, ContinuityKind.DOWNLOADED, by=by, at=at, why=why, detail=detail)
