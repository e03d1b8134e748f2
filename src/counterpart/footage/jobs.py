"""Background work of footage."""

from datetime import timedelta

from counterpart.base import clock
from counterpart.base.jobs import Every, job, recurring
from counterpart.footage.actions import sweeping


@recurring(Every(minutes=5))
@job(limit=timedelta(minutes=4))
def sweep_footage() -> None:
    """Settle requests whose files came, remind before recordings are overwritten, mark those that are."""
    sweeping.sweep(at=clock.now())
