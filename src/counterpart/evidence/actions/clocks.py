"""Writing down how far a camera's clock was off."""

from datetime import datetime

from django.db import transaction

from counterpart.base.actors import Actor
from counterpart.evidence import continuity
from counterpart.evidence.models import ClockCheck, ContinuityKind, EvidenceFile


@transaction.atomic
def check(
    *,
    file: EvidenceFile,
    camera_at: datetime,
    true_at: datetime,
    zone: str,
    how: str,
    starts_at: datetime | None = None,
    by: Actor,
    at: datetime,
) -> ClockCheck:
    """Write what a camera's clock showed and what time it was; the latest check of a file counts.

    `starts_at` is what the camera's clock shows at the beginning of the recording, as read off its picture.
    """
    offset = round((true_at - camera_at).total_seconds())
    made = ClockCheck.objects.create(
        file=file,
        camera_at=camera_at,
        true_at=true_at,
        offset_seconds=offset,
        zone=zone,
        how=how,
        starts_at=starts_at,
        checked_at=at,
        checked_by_id=by.person_id,
        checked_by_name=by.name[:200],
    )
    detail = {"camera": camera_at.isoformat(), "true": true_at.isoformat(), "offset_seconds": offset, "zone": zone}
    continuity.record(file, ContinuityKind.CLOCK_CHECKED, by=by, at=at, why=how, detail=detail)
    return made
