"""A job as it is kept: one row of django-tasks-db."""

from typing import Any, NamedTuple, TypeAlias

from django_tasks_db.models import DBTaskResult

JobRow: TypeAlias = DBTaskResult[..., Any]


class Limits(NamedTuple):
    """How often a job may be tried, and for how many seconds each time (0: as long as it takes)."""

    attempts: int
    seconds: int


def limits(row: JobRow) -> Limits:
    """The limits that the row's job declares; nothing is allowed to a job that this version does not have."""
    try:
        task = row.task
    except ImportError:
        return Limits(0, 0)
    return Limits(getattr(task, "max_attempts", 1), getattr(task, "time_limit", 0))
