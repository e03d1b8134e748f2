"""Writing continuity: one entry and one audit event in the same breath, for everything that happens to a file."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.core import continuity
from counterpart.evidence.models import ContinuityEntry, ContinuityKind, EvidenceFile

# What each entry is to the audit log; all others alter.
_AUDITED = {
    ContinuityKind.RECEIVED: audit.Kind.COLLECTION,
    ContinuityKind.VIEWED: audit.Kind.CONSULTATION,
    ContinuityKind.DOWNLOADED: audit.Kind.DISCLOSURE,
    ContinuityKind.SHARED: audit.Kind.DISCLOSURE,
    ContinuityKind.BUNDLED: audit.Kind.DISCLOSURE,
}


def record(
    file: EvidenceFile,
    kind: ContinuityKind,
    *,
    by: Actor,
    at: datetime,
    why: str = "",
    detail: Mapping[str, Any] | None = None,
) -> ContinuityEntry:
    """Write what happened to `file`. `detail` holds short facts that JSON can hold: hashes, keys, the recipient.

    The file's row is locked, so that numbers run without gaps. Raises RuntimeError outside a transaction.
    """
    audit.record(
        by=by,
        at=at,
        action=f"evidence.{kind}",
        kind=_AUDITED.get(kind, audit.Kind.ALTERATION),
        target=file,
        data={"incident": file.incident_id},
    )
    EvidenceFile.objects.select_for_update().get(pk=file.pk)
    latest = file.continuity.order_by("-number").first()
    entry = ContinuityEntry(
        file=file,
        number=latest.number + 1 if latest else 1,
        kind=kind,
        at=at,
        by_id=by.person_id,
        by_name=by.name[:200],
        by_role=by.role[:80],
        organisation_name=by.organisation_name[:200],
        why=why,
        detail=dict(detail or {}),
        previous=latest.digest if latest else continuity.START,
    )
    entry.digest = continuity.digest(facts(entry), previous=entry.previous)
    entry.save()
    return entry


def facts(entry: ContinuityEntry) -> dict[str, Any]:
    """What of an entry its digest covers; the same wherever it is checked."""
    return {
        "file": str(entry.file.key),
        "number": entry.number,
        "kind": str(entry.kind),
        "at": entry.at,
        "by": entry.by_name,
        "role": entry.by_role,
        "organisation": entry.organisation_name,
        "why": entry.why,
        "detail": entry.detail,
    }


def first_break(file: EvidenceFile) -> int | None:
    """The number of the first entry that is missing or does not fit; None where the account of the file is whole."""
    entries = file.continuity.order_by("number").select_related("file")
    return continuity.first_break((facts(entry), entry.digest) for entry in entries)


def is_whole(file: EvidenceFile) -> bool:
    """Whether the account of a file has no gap and every digest fits."""
    return first_break(file) is None
