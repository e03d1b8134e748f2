"""Questions about jobs, for the operations page."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from counterpart.base.jobs.recovery import LEASE
from counterpart.base.jobs.rows import JobRow
from counterpart.base.jobs.schedule import REGISTRY
from counterpart.base.models import JobWorker, RecurringJob


@dataclass(frozen=True, slots=True)
class Watched:
    """A recurring job and whether it keeps its rhythm. `is_overdue` too where it never ran in time."""

    name: str
    rhythm: str
    due_at: datetime | None
    succeeded_at: datetime | None
    failed_at: datetime | None
    is_overdue: bool


def failed() -> QuerySet[JobRow]:
    """Jobs that were given up, the newest first."""
    return DBTaskResult.objects.failed().order_by("-finished_at")


def waiting() -> QuerySet[JobRow]:
    """Jobs that wait for a worker or for their next attempt, in the order in which they are taken."""
    return DBTaskResult.objects.filter(status=TaskResultStatus.READY)


def running() -> QuerySet[JobRow]:
    """Jobs at work, the longest first."""
    return DBTaskResult.objects.running().order_by("started_at")


def workers(*, at: datetime) -> QuerySet[JobWorker]:
    """Workers that live. None at all means that nothing is sent and no clock is watched."""
    return JobWorker.objects.filter(seen_at__gt=at - LEASE).order_by("started_at")


def recurring(*, at: datetime) -> list[Watched]:
    """Every declared recurring job, by name."""
    rows = RecurringJob.objects.in_bulk(list(REGISTRY))
    return [_watched(name, rows.get(name), at) for name in sorted(REGISTRY)]


def _watched(name: str, row: RecurringJob | None, at: datetime) -> Watched:
    rhythm = REGISTRY[name].rhythm
    if row is None:
        return Watched(name, str(rhythm), None, None, None, is_overdue=True)
    is_overdue = at > (row.succeeded_at or row.watched_from) + rhythm.grace
    return Watched(name, str(rhythm), row.due_at, row.succeeded_at, row.failed_at, is_overdue)
