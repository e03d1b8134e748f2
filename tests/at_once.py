"""Several callers at the same moment, each with a connection of its own to the database."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

from django.db import connection

Task = TypeVar("Task")
Result = TypeVar("Result")


def at_once(call: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result]:
    """Call for each task in a thread of its own; no call begins before all are ready.

    The test needs `django_db(transaction=True)`: other connections see only what is committed.
    """
    together = Barrier(len(tasks))

    def begin(task: Task) -> Result:
        try:
            together.wait(timeout=10)
            return call(task)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(tasks)) as callers:
        return list(callers.map(begin, tasks))
