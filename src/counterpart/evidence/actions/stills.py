"""Taking a still for a case."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from counterpart.base.actors import Actor
from counterpart.casework import trail
from counterpart.casework.models import Case
from counterpart.core.periods import positions
from counterpart.evidence.actions import copies
from counterpart.evidence.models import EvidenceFile


def take(*, case: Case, file: EvidenceFile, position_ms: int, by: Actor, at: datetime) -> EvidenceFile:
    """The frame shown at a place in a recording, as a file of its own, with a line in the timeline of the case.

    Making it takes a second, so it stands outside the transaction. Raises as `copies.take_still` does.
    """
    still = copies.take_still(file=file, position_ms=position_ms, by=by, at=at)
    where = {"at": positions.printed(position_ms), "name": file.name}
    if still.received_at != at:  # somebody has taken this frame before
        return still
    with transaction.atomic():
        trail.record(case, "still.take", _("Still taken at %(at)s of %(name)s") % where, by=by, at=at, target=still)
    return still
