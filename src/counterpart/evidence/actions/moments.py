"""Marking moments of a recording."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.evidence import rules
from counterpart.evidence.errors import EvidenceError
from counterpart.evidence.models import EvidenceFile, MarkedMoment


@transaction.atomic
def mark(*, file: EvidenceFile, position_ms: int, note: str, by: Actor, at: datetime) -> MarkedMoment:
    """Mark a place in a recording. Raises EvidenceError beyond its end."""
    rules.check_opened(file.state)
    check_position(file, position_ms)
    moment = MarkedMoment.objects.create(
        file=file,
        position_ms=position_ms,
        note=note,
        marked_at=at,
        marked_by_id=by.person_id,
        marked_by_name=by.name[:200],
    )
    audit.record(by=by, at=at, action="moment.mark", kind=audit.Kind.COLLECTION, target=moment, data={"file": file.pk})
    return moment


@transaction.atomic
def remove(*, moment: MarkedMoment, by: Actor, at: datetime) -> None:
    """Take a mark away; the row stays. Nothing happens to one that was removed before."""
    if MarkedMoment.objects.filter(pk=moment.pk, removed_at=None).update(removed_at=at):
        data = {"file": moment.file_id}
        audit.record(by=by, at=at, action="moment.remove", kind=audit.Kind.ALTERATION, target=moment, data=data)


def check_position(file: EvidenceFile, position_ms: int) -> None:
    """Raises EvidenceError for a place that the recording does not have; one of unknown length has every place."""
    length = file.media.get("duration_ms")
    if length is not None and position_ms > length:
        raise EvidenceError(_("The recording ends before that"), "position")
