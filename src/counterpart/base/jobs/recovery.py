"""Jobs whose worker died: put back among the waiting."""

from datetime import datetime, timedelta

from django_tasks_db.models import DBTaskResult

from counterpart.base.jobs import attempts
from counterpart.base.jobs.rows import JobRow, limits
from counterpart.base.models import JobWorker

LEASE = timedelta(seconds=60)
MARGIN = timedelta(minutes=1)
FORGET_AFTER = timedelta(days=1)


class WorkerDied(Exception):
    """The worker of this attempt was not seen for longer than its lease, or far exceeded the time limit."""


def recover(*, at: datetime, lease: timedelta = LEASE) -> int:
    """End each attempt whose worker is gone, as failed; how many. Such a job is tried again like any other."""
    alive = set(JobWorker.objects.filter(seen_at__gt=at - lease).values_list("id", flat=True))
    lost = [result for result in DBTaskResult.objects.running() if _is_lost(result, alive, at)]
    JobWorker.objects.filter(seen_at__lt=at - FORGET_AFTER).delete()
    return sum(attempts.fail(result, WorkerDied(_last_worker(result)), at=at) for result in lost)


def _is_lost(result: JobRow, alive: set[str], at: datetime) -> bool:
    """A worker that lives but could not write the end of an attempt is found by the time limit."""
    if _last_worker(result) not in alive:
        return True
    return result.started_at is not None and at > result.started_at + timedelta(seconds=limits(result).seconds) + MARGIN


def _last_worker(result: JobRow) -> str:
    return result.worker_ids[-1] if result.worker_ids else ""
