"""What a job declares about itself: how often it may be tried and how long one try may take."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import ParamSpec, TypeVar, cast

from django_tasks import task
from django_tasks.base import Task

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Task[P, T]):
    """A task with a limit of attempts and of seconds for each."""

    max_attempts: int = 8
    time_limit: int = 300


def job(
    *, attempts: int = 8, limit: timedelta = timedelta(minutes=5), priority: int = 0
) -> Callable[[Callable[P, T]], Job[P, T]]:
    """Make a function at the top of a module a job.

    It is tried up to `attempts` times, ever later; a try that takes longer than `limit` counts as
    failed. Of several jobs that are ready the one with the highest `priority` (-100 to 100) goes first.
    """

    def declare(function: Callable[P, T]) -> Job[P, T]:
        declared = task(priority=priority, max_attempts=attempts, time_limit=int(limit.total_seconds()))(function)
        return cast("Job[P, T]", declared)

    return declare
