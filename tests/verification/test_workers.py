"""Real worker processes on the running engine: nothing is done twice, nothing is lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from counterpart.base.clock import now
from counterpart.base.jobs import queries
from counterpart.base.models import JobWorker
from tests import sample_jobs

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]  # processes take a second to start
JOBS = 200
PATIENCE = 30.0


@pytest.fixture
def start_worker() -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.verification.worker_process"]
        own = {"DATABASE_URL": address_of(), "DJANGO_SETTINGS_MODULE": "tests.settings"}
        started.append(subprocess.Popen(command, env={**os.environ, "PYTHONPATH": "src:.", **own}))
        wait_until(lambda: JobWorker.objects.count() >= len([p for p in started if p.poll() is None]))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def address_of() -> str:
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    host = quote(found["HOST"], safe="") or "localhost"
    return f"postgres://{found['USER']}:{found['PASSWORD']}@{host}:{found['PORT']}/{found['NAME']}"


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.1)


def all_done() -> bool:
    ours = DBTaskResult.objects.filter(task_path__startswith="tests.")
    return not ours.exclude(status="SUCCESSFUL").exists()


def test_two_workers_share_the_jobs_and_do_each_once(start_worker):
    start_worker()
    start_worker()
    with transaction.atomic():
        for number in range(JOBS):
            sample_jobs.do.enqueue(number)
    wait_until(all_done)
    assert sample_jobs.marks() == list(range(JOBS))
    takers = [row.worker_ids for row in DBTaskResult.objects.filter(task_path__endswith=".do")]
    assert {len(ids) for ids in takers} == {1}
    assert len({ids[0] for ids in takers}) == 2


def test_the_job_of_a_killed_worker_is_picked_up_again(start_worker):
    sample_jobs.take_long_at_first.enqueue(1, seconds=60)
    victim = start_worker()
    wait_until(lambda: sample_jobs.marks() == [1])
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    assert queries.running().count() == 1
    start_worker()
    wait_until(lambda: DBTaskResult.objects.filter(exception_class_path__endswith="WorkerDied").exists())
    DBTaskResult.objects.filter(task_path__startswith="tests.").update(run_after=now())
    wait_until(all_done)
    assert sample_jobs.marks() == [1, 1]


def test_a_worker_that_is_told_to_stop_finishes_its_job(start_worker):
    sample_jobs.take_long_at_first.enqueue(1, seconds=1)
    sample_jobs.do.enqueue(2)
    worker = start_worker()
    wait_until(lambda: sample_jobs.marks() == [1])
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=PATIENCE) == 0
    assert DBTaskResult.objects.successful().filter(task_path__startswith="tests.").count() == 1
    assert queries.waiting().filter(task_path__startswith="tests.").count() == 1
    assert JobWorker.objects.count() == 0
