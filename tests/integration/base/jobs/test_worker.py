from datetime import timedelta

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from counterpart.base.clock import now
from counterpart.base.jobs import attempts, queries
from counterpart.base.jobs.recovery import recover
from counterpart.base.jobs.worker import Worker
from counterpart.base.models import JobWorker
from tests import sample_jobs
from tests.sample_jobs import marks

pytestmark = pytest.mark.django_db


def make_ready():
    """Let the time of the next attempt come."""
    DBTaskResult.objects.update(run_after=now())


def test_jobs_are_done_once_and_those_that_they_enqueue_too():
    sample_jobs.do.enqueue(1)
    sample_jobs.do_another.enqueue(2)
    assert Worker().run_waiting() == 3
    assert marks() == [1, 2]
    assert Worker().run_waiting() == 0


def test_a_job_vanishes_with_the_transaction_that_enqueued_it():
    with transaction.atomic():
        sample_jobs.do.enqueue(1)
        transaction.set_rollback(True)
    assert Worker().run_waiting() == 0


def test_a_failed_job_is_tried_again_later_and_given_up_at_last():
    sample_jobs.do_and_fail.enqueue(7)
    for attempt in (1, 2, 3):
        assert Worker().run_waiting() == 1
        assert marks() == [7] * attempt
        make_ready()
    row = queries.failed().get()
    assert row.exception_class_path == "tests.sample_jobs.Refused"
    assert "number 7" in row.traceback
    assert Worker().run_waiting() == 0


def test_between_attempts_a_job_waits_and_shows_why():
    sample_jobs.do_and_fail.enqueue(7)
    before = now()
    Worker().run_waiting()
    row = queries.waiting().get()
    assert before + timedelta(seconds=5) <= row.run_after <= now() + timedelta(seconds=10)
    assert row.exception_class_path == "tests.sample_jobs.Refused"


def test_a_failing_job_stops_no_other():
    sample_jobs.do_and_fail.enqueue(1)
    sample_jobs.do.enqueue(2)
    Worker().run_waiting()
    assert marks() == [1, 2]


@pytest.mark.slow  # an alarm rings in whole seconds
def test_a_job_that_takes_too_long_is_interrupted():
    sample_jobs.take_too_long.enqueue()
    Worker().run_waiting()
    assert queries.waiting().get().exception_class_path.endswith("TookTooLong")


def test_a_job_that_this_version_lost_is_given_up_at_once():
    result = sample_jobs.do.enqueue(1)
    DBTaskResult.objects.filter(id=result.id).update(task_path="tests.sample_jobs.gone")
    Worker().run_waiting()
    assert queries.failed().get().exception_class_path == "builtins.ImportError"


def test_the_job_of_a_dead_worker_is_tried_again():
    sample_jobs.do.enqueue(1)
    attempts.claim("dead-worker")
    assert queries.running().count() == 1
    assert recover(at=now()) == 1
    make_ready()
    assert Worker().run_waiting() == 1
    assert marks() == [1]


def test_the_job_of_a_living_worker_is_left_alone():
    at = now()
    JobWorker.objects.create(id="alive", started_at=at, seen_at=at)
    sample_jobs.do.enqueue(1)
    attempts.claim("alive")
    assert recover(at=at + timedelta(seconds=59)) == 0
    assert list(queries.workers(at=at)) == [JobWorker.objects.get()]


def test_a_living_worker_that_lost_track_of_its_job_is_not_waited_for_for_ever():
    at = now() + timedelta(minutes=10)
    JobWorker.objects.create(id="alive", started_at=at, seen_at=at)
    sample_jobs.do.enqueue(1)
    attempts.claim("alive")
    assert recover(at=at) == 1


def test_a_worker_that_was_taken_for_dead_cannot_end_its_successor_s_attempt():
    sample_jobs.do.enqueue(1)
    late = attempts.claim("late")
    recover(at=now())
    make_ready()
    successor = attempts.claim("successor")
    assert not attempts.succeed(late, at=now())
    assert queries.running().get().id == successor.id


def test_workers_that_are_long_gone_are_forgotten():
    at = now()
    JobWorker.objects.create(id="gone", started_at=at, seen_at=at - timedelta(days=2))
    recover(at=at)
    assert not JobWorker.objects.exists()
