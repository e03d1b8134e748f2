"""Background work of links."""

from datetime import timedelta

from counterpart.base import clock
from counterpart.base.jobs import Every, job, recurring
from counterpart.links.actions import comparing


@recurring(Every(minutes=1))
@job(attempts=3, limit=timedelta(minutes=10))
def compare_new() -> None:
    """Compare the records that have come."""
    comparing.compare_new(at=clock.now())


@recurring(Every(minutes=10))
@job(attempts=3, limit=timedelta(hours=2))
def compare_changed() -> None:
    """Compare again what has changed, and close what is gone. The look at every record by night takes longest."""
    comparing.compare_changed(at=clock.now())
