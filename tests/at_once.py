"""Several callers at the same moment, each with a connection of its own to a real database.

The tests' SQLite lives in memory, where connections lock each other out of whole tables as they
never do in a file. So the data is copied into a file, and the callers work there.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar

from django.db import connection, connections

Task = TypeVar("Task")
Result = TypeVar("Result")


class AtOnce:
    """Runs callers together; `read` asks the database that they worked in."""

    def __init__(self, folder: Path) -> None:
        self.file: Path | None = None
        if connection.vendor == "sqlite":
            self.file = folder / "at-once.sqlite3"
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(self.file)])
                cursor.execute("SELECT 1")

    def run(self, call: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Result]:
        """Call for each task in a thread of its own; no call begins before all are ready."""
        together = Barrier(len(tasks))

        def begin(task: Task) -> Result:
            with self._own_connection():
                together.wait(timeout=10)
                return call(task)

        with ThreadPoolExecutor(len(tasks)) as callers:
            return list(callers.map(begin, tasks))

    def read(self, ask: Callable[[], Any]) -> Any:
        """The answer out of the database that the callers worked in."""
        return self.run(lambda _: ask(), [None])[0]

    @contextmanager
    def _own_connection(self) -> Iterator[None]:
        if self.file is not None:
            own = connections.create_connection("default")
            own.settings_dict = {**own.settings_dict, "NAME": str(self.file)}
            connections["default"] = own
        try:
            yield
        finally:
            connections["default"].close()
