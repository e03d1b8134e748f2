"""What is done to a crime of a series, in the audit log."""

from datetime import datetime

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.series.models import SeriesCrime


def record(action: str, *, crime: SeriesCrime, by: Actor, at: datetime) -> None:
    """How the crime stands after it, without a word that was typed."""
    data = {"incident": crime.incident_id, "standing": str(crime.standing)}
    audit.record(by=by, at=at, action=action, kind=audit.Kind.ALTERATION, target=crime.series, data=data)
