"""The process that works through the jobs. Start as many as there are cores; each does one job at a time."""

import logging
import secrets
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from os import getpid
from types import FrameType

from django.db import DatabaseError, close_old_connections, connection

from counterpart.base.clock import now
from counterpart.base.jobs import attempts, schedule
from counterpart.base.jobs.recovery import LEASE, recover
from counterpart.base.jobs.rows import JobRow, limits
from counterpart.base.models import JobWorker

logger = logging.getLogger("counterpart.jobs")


class TookTooLong(Exception):
    """The attempt went over its job's time limit."""


class Worker:
    """Works until it is told to stop.

    1. Say that it lives, in a thread of its own, often enough for its lease.
    2. Put back the jobs of workers that died.
    3. Enqueue the recurring jobs that are due.
    4. Claim one job, do it, write down how it ended.
    5. Where there was none, wait a moment. Where the database fails, wait and go on.
    """

    def __init__(self, *, lease: timedelta = LEASE, pause: float = 1.0) -> None:
        self.id = f"{socket.gethostname()[:40]}-{getpid()}-{secrets.token_hex(4)}"
        self.lease = lease
        self.pause = pause
        self._stopping = threading.Event()
        self._gone = threading.Event()
        self._recover_at: datetime | None = None

    def run(self) -> None:
        """Work until `stop`; the job at hand is finished first."""
        logger.info("worker %s starts", self.id)
        schedule.prepare(at=now())
        with self._alive():
            while not self._stopping.is_set():
                close_old_connections()
                if not self._work_safely():
                    self._stopping.wait(self.pause)
        logger.info("worker %s stops", self.id)

    def stop(self) -> None:
        """Take no further job."""
        self._stopping.set()

    def stop_on_signals(self) -> None:
        """Stop cleanly on SIGTERM and SIGINT; a second one ends the process at once."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._signalled)

    def run_waiting(self) -> int:
        """Do every job that is ready, here and now, and those that they enqueue; how many. For demo and tests."""
        self._show_life(now())
        done = 0
        while self._work():
            done += 1
        JobWorker.objects.filter(id=self.id).delete()
        return done

    def _signalled(self, number: int, _frame: FrameType | None) -> None:
        signal.signal(number, signal.SIG_DFL)
        self.stop()

    def _work_safely(self) -> bool:
        try:
            self._look_after_others()
            return self._work()
        except DatabaseError:
            logger.exception("the database failed; going on")
            connection.close()
            return False

    def _look_after_others(self) -> None:
        at = now()
        if self._recover_at is None or at >= self._recover_at:
            self._recover_at = at + self.lease / 2
            recover(at=at, lease=self.lease)
        schedule.enqueue_due(at=at)

    def _work(self) -> bool:
        """Whether there was a job to do."""
        result = attempts.claim(self.id)
        if result is None:
            return False
        try:
            _call(result)
        except Exception as error:
            attempts.fail(result, error, at=now())
        else:
            attempts.succeed(result, at=now())
        return True

    @contextmanager
    def _alive(self) -> Iterator[None]:
        self._show_life(now())
        heart = threading.Thread(target=self._beat, name="heartbeat", daemon=True)
        heart.start()
        try:
            yield
        finally:
            self._gone.set()
            heart.join()
            JobWorker.objects.filter(id=self.id).delete()

    def _beat(self) -> None:
        while not self._gone.wait(self.lease.total_seconds() / 5):
            try:
                self._show_life(now())
            except DatabaseError:
                logger.warning("worker %s could not say that it lives", self.id)
            finally:
                connection.close()

    def _show_life(self, at: datetime) -> None:
        JobWorker.objects.update_or_create(
            id=self.id, defaults={"seen_at": at}, create_defaults={"seen_at": at, "started_at": at}
        )


def _call(result: JobRow) -> None:
    with _at_most(limits(result).seconds):
        result.task.call(*result.args_kwargs["args"], **result.args_kwargs["kwargs"])


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """Raise TookTooLong after so many seconds. Only the main thread can be interrupted so."""
    if not seconds or threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise TookTooLong(f"not done after {seconds} seconds")

    before = signal.signal(signal.SIGALRM, interrupt)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
