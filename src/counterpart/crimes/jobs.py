"""Background work of reporting."""

from counterpart.base import clock
from counterpart.base.jobs import Every, job, recurring
from counterpart.crimes.actions import drafts


@recurring(Every(minutes=360))
@job()
def dispose_old_drafts() -> None:
    """Let go of unfinished reports that nobody came back to."""
    drafts.dispose_old(at=clock.now())
