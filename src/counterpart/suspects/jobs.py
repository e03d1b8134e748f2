"""Background work of images."""

from datetime import time, timedelta

from counterpart.base import clock
from counterpart.base.jobs import Daily, job, recurring
from counterpart.suspects.actions import sweeping


@recurring(Daily(time(3)))
@job(limit=timedelta(minutes=10))
def dispose() -> None:
    """Remove what was made of images that have left their galleries."""
    sweeping.dispose_of_expired(at=clock.now())
