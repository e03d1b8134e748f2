"""Changes to jobs by people and by the nightly upkeep."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.jobs.errors import NotFailed

KEEP_DONE = timedelta(days=7)
KEEP_FAILED = timedelta(days=90)


def retry(*, by: Actor, at: datetime, job_id: UUID) -> None:
    """Give a failed job all its attempts again. Raises NotFailed where it has not failed, or somebody was quicker."""
    with transaction.atomic():
        failed = DBTaskResult.objects.failed().filter(id=job_id)
        if not failed.update(status=TaskResultStatus.READY, worker_ids=[], run_after=at, finished_at=None):
            raise NotFailed("This job is not among the failed ones any more.")
        target = audit.Target("base.job", str(job_id))
        audit.record(by=by, at=at, action="job.retry", kind=audit.Kind.ALTERATION, target=target)


def drop_old_results(*, at: datetime) -> int:
    """Forget jobs that ended long ago: done after a week, failed after ninety days; how many."""
    done = Q(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=at - KEEP_DONE)
    given_up = Q(status=TaskResultStatus.FAILED, finished_at__lt=at - KEEP_FAILED)
    return DBTaskResult.objects.filter(done | given_up).delete()[0]
