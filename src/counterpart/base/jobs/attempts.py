"""One attempt at a job: claiming it, and writing down how it ended.

An attempt is named by the moment of its claim, and an end is written only to that attempt: a worker
that was taken for dead cannot overwrite what its successor did.
"""

import logging
import random
from datetime import datetime, timedelta
from traceback import format_exception

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from counterpart.base.jobs.rows import JobRow, limits
from counterpart.base.models import RecurringJob

FIRST_DELAY = timedelta(seconds=10)
LONGEST_DELAY = timedelta(hours=1)

logger = logging.getLogger("counterpart.jobs")


def delay_after(attempt: int, *, chance: float) -> timedelta:
    """How long to wait after failed attempt number `attempt` (1 first): doubling, up to an hour.

    `chance`, from 0 to 1, spreads it over the upper half, so that jobs which failed together do not
    all come back together.
    """
    doubled: timedelta = min(FIRST_DELAY * 2 ** min(attempt - 1, 20), LONGEST_DELAY)
    return doubled * (0.5 + chance / 2)


def claim(worker_id: str) -> JobRow | None:
    """Take the next job that is ready; None where there is none. No two workers get the same."""
    ready = DBTaskResult.objects.ready()
    if not ready.exists():  # reading first keeps an idle worker from asking for the write lock
        return None
    with transaction.atomic():
        result = ready.get_locked()
        if result is not None:
            result.claim(worker_id)
    return result


def succeed(result: JobRow, *, at: datetime) -> bool:
    """Write down that the attempt succeeded; False where it is no longer ours to end."""
    with transaction.atomic():
        ours = _end(result, status=TaskResultStatus.SUCCESSFUL, finished_at=at, exception_class_path="", traceback="")
        if ours:
            RecurringJob.objects.filter(name=result.task_path).update(succeeded_at=at)
    return ours


def fail(result: JobRow, error: BaseException, *, at: datetime) -> bool:
    """Write down that the attempt failed: try again later, or give up after the last one."""
    attempt, name = len(result.worker_ids), result.task_path
    found = {
        "exception_class_path": f"{type(error).__module__}.{type(error).__qualname__}",
        "traceback": "".join(format_exception(error)),
    }
    with transaction.atomic():
        RecurringJob.objects.filter(name=name).update(failed_at=at)
        if attempt < limits(result).attempts:
            again_at = at + delay_after(attempt, chance=random.random())  # noqa: S311, it only spreads load
            logger.warning("%s failed at attempt %d, again at %s: %s", name, attempt, again_at, type(error).__name__)
            return _end(result, status=TaskResultStatus.READY, run_after=again_at, **found)
        logger.error("%s failed at attempt %d, the last: %s", name, attempt, type(error).__name__)
        return _end(result, status=TaskResultStatus.FAILED, finished_at=at, **found)


def _end(result: JobRow, **changes: object) -> bool:
    running = DBTaskResult.objects.filter(id=result.id, status=TaskResultStatus.RUNNING, started_at=result.started_at)
    return running.update(**changes) == 1
