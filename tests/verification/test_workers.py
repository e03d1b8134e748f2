"""Real worker processes on the running engine: nothing is done twice, nothing is lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from counterpart.base.clock import now
from counterpart.base.jobs import queries
from counterpart.base.models import JobWorker
from tests import sample_jobs
from tests.at_once import AtOnce

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]  # processes take a second to start
JOBS = 200
PATIENCE = 30.0


@pytest.fixture
def shared(tmp_path: Path) -> AtOnce:
    """The database that the test and its workers share."""
    return AtOnce(tmp_path)


@pytest.fixture
def start_worker(shared: AtOnce) -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    started: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "tests.verification.worker_process"]
        own = {"DATABASE_URL": address_of(shared), "DJANGO_SETTINGS_MODULE": "tests.settings"}
        started.append(subprocess.Popen(command, env={**os.environ, "PYTHONPATH": "src:.", **own}))
        wait_until(shared, lambda: JobWorker.objects.count() >= len([p for p in started if p.poll() is None]))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.wait()


def address_of(shared: AtOnce) -> str:
    if shared.file is not None:
        return f"sqlite:///{shared.file}"
    found = connection.settings_dict
    host = quote(found["HOST"], safe="") or "localhost"
    return f"postgres://{found['USER']}:{found['PASSWORD']}@{host}:{found['PORT']}/{found['NAME']}"


def wait_until(shared: AtOnce, is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not shared.read(is_so):
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.1)


def all_done() -> bool:
    ours = DBTaskResult.objects.filter(task_path__startswith="tests.")
    return not ours.exclude(status="SUCCESSFUL").exists()


def test_two_workers_share_the_jobs_and_do_each_once(shared, start_worker):
    def enqueue_all() -> None:
        with transaction.atomic():
            for number in range(JOBS):
                sample_jobs.do.enqueue(number)

    start_worker()
    start_worker()
    shared.read(enqueue_all)
    wait_until(shared, all_done)
    assert shared.read(sample_jobs.marks) == list(range(JOBS))
    takers = shared.read(lambda: [row.worker_ids for row in DBTaskResult.objects.filter(task_path__endswith=".do")])
    assert {len(ids) for ids in takers} == {1}
    assert len({ids[0] for ids in takers}) == 2


def test_the_job_of_a_killed_worker_is_picked_up_again(shared, start_worker):
    shared.read(lambda: sample_jobs.take_long_at_first.enqueue(1, seconds=60))
    victim = start_worker()
    wait_until(shared, lambda: sample_jobs.marks() == [1])
    victim.send_signal(signal.SIGKILL)
    victim.wait()
    assert shared.read(lambda: queries.running().count()) == 1
    start_worker()
    wait_until(shared, lambda: DBTaskResult.objects.filter(exception_class_path__endswith="WorkerDied").exists())
    shared.read(lambda: DBTaskResult.objects.filter(task_path__startswith="tests.").update(run_after=now()))
    wait_until(shared, all_done)
    assert shared.read(sample_jobs.marks) == [1, 1]


def test_a_worker_that_is_told_to_stop_finishes_its_job(shared, start_worker):
    shared.read(lambda: [sample_jobs.take_long_at_first.enqueue(1, seconds=1), sample_jobs.do.enqueue(2)])
    worker = start_worker()
    wait_until(shared, lambda: sample_jobs.marks() == [1])
    worker.send_signal(signal.SIGTERM)
    assert worker.wait(timeout=PATIENCE) == 0
    assert shared.read(lambda: DBTaskResult.objects.successful().filter(task_path__startswith="tests.").count()) == 1
    assert shared.read(lambda: queries.waiting().filter(task_path__startswith="tests.").count()) == 1
    assert shared.read(JobWorker.objects.count) == 0
