"""Storing cubes."""

from datetime import datetime

from counterpart.core.month_cube import fingerprint, month_cube, to_bytes
from counterpart.performance import standing
from counterpart.performance.models import CrimeSnapshot, MonthCube
from counterpart.performance.queries import cubes


def store(*, snapshot: CrimeSnapshot, at: datetime) -> None:
    """Count everything over a snapshot and keep it; what is stored of the same definitions already stays.

    It is no record of what people did, so the audit log holds the load and not this.
    """
    for by in standing.PLACES:
        question = standing.question(by)
        digest = fingerprint(question)
        if not MonthCube.objects.filter(snapshot=snapshot, by=by, question=digest).exists():
            content = to_bytes(month_cube(question, cubes.count(snapshot, by)))
            MonthCube.objects.update_or_create(
                snapshot=snapshot, by=by, defaults={"question": digest, "content": content, "built_at": at}
            )
