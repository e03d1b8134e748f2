"""Jobs that recur: which there are, and enqueueing those that are due.

Any number of workers may schedule at once: of those that see a job due, one moves its due time on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from counterpart.base.jobs.declaring import Job
from counterpart.base.jobs.rhythm import Rhythm
from counterpart.base.models import RecurringJob


@dataclass(frozen=True, slots=True)
class Recurring:
    """A declared job and its rhythm."""

    job: Job[[], None]
    rhythm: Rhythm


REGISTRY: dict[str, Recurring] = {}


def recurring(rhythm: Rhythm) -> Callable[[Job[[], None]], Job[[], None]]:
    """Let a job without arguments run in a rhythm. It is watched from then on (`queries.recurring`)."""

    def register(job: Job[[], None]) -> Job[[], None]:
        REGISTRY[job.module_path] = Recurring(job, rhythm)
        return job

    return register


def prepare(*, at: datetime) -> None:
    """Make the row of each declared job, and forget those that are declared no more."""
    for name, declared in REGISTRY.items():
        RecurringJob.objects.get_or_create(
            name=name, defaults={"due_at": declared.rhythm.first(at), "watched_from": at}
        )
    RecurringJob.objects.exclude(name__in=REGISTRY).delete()


def enqueue_due(*, at: datetime) -> int:
    """Enqueue each job whose time has come, unless its last run is still waiting or running; how many."""
    due = RecurringJob.objects.filter(due_at__lte=at, name__in=REGISTRY)
    return sum(_enqueue(row, at) for row in due)


def _enqueue(row: RecurringJob, at: datetime) -> bool:
    declared = REGISTRY[row.name]
    unfinished = (TaskResultStatus.READY, TaskResultStatus.RUNNING)
    with transaction.atomic():
        mine = RecurringJob.objects.filter(name=row.name, due_at=row.due_at).update(due_at=declared.rhythm.after(at))
        if not mine or DBTaskResult.objects.filter(id__in=[row.job_id], status__in=unfinished).exists():
            return False
        result = declared.job.enqueue()
        RecurringJob.objects.filter(name=row.name).update(job_id=result.id)
    return True
