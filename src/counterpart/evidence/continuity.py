"""Writing continuity: one entry and one audit event in the same breath, for everything that happens to a file."""

import json
from collections.abc import Iterator, Mapping
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

    The file's row is locked, so that numbers run without gaps. The audit event holds the number and the digest of the
    entry: the log is sealed, so it tells what was taken off the end as well. Raises RuntimeError outside a transaction.
    """
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
    audit.record(
        by=by,
        at=at,
        action=f"evidence.{kind}",
        kind=_AUDITED.get(kind, audit.Kind.ALTERATION),
        target=file,
        data={"incident": file.incident_id, "entry": entry.number, "digest": entry.digest},
    )
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
    """The number of the first entry that is missing or does not fit; None where the account of the file is whole.

    It must fit in itself, and hold every entry that the audit log tells of.
    """
    logged = list(_logged(file))  # read first: what is written meanwhile is then in the account at the least
    entries = list(file.continuity.order_by("number").select_related("file"))
    broken = continuity.first_break((facts(entry), entry.digest) for entry in entries)
    held = {(entry.number, entry.digest) for entry in entries}
    missing = (entry[0] for entry in logged if entry not in held)
    return min((number for number in (broken, next(missing, None)) if number is not None), default=None)


def is_whole(file: EvidenceFile) -> bool:
    """Whether the account of a file has no gap and every digest fits."""
    return first_break(file) is None


def _logged(file: EvidenceFile) -> Iterator[tuple[int, str]]:
    """The number and digest of each entry that the audit log tells of; its oldest events tell of none."""
    actions = [f"evidence.{kind}" for kind in ContinuityKind.values]
    events = audit.AuditEvent.objects.filter(
        object_type=file._meta.label_lower, object_id=str(file.pk), action__in=actions
    )
    for data in events.order_by("id").values_list("data", flat=True):
        told = json.loads(data)
        if "digest" in told:
            yield told["entry"], told["digest"]
