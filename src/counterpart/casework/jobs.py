"""Background work of casework."""

from datetime import timedelta

from counterpart.base import clock
from counterpart.base.jobs import Every, job, recurring
from counterpart.casework.actions import sweeping


@recurring(Every(minutes=1))
@job(limit=timedelta(minutes=2))
def sweep() -> None:
    """Warn of promises that come near, mark those missed, miss calls that nobody made."""
    sweeping.sweep(at=clock.now())
