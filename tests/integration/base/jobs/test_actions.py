from datetime import timedelta
from uuid import uuid4

import pytest
from django_tasks_db.models import DBTaskResult

from counterpart.base import audit
from counterpart.base.actors import Actor
from counterpart.base.audit import AuditEvent
from counterpart.base.clock import now
from counterpart.base.jobs import actions, queries
from counterpart.base.jobs.errors import NotFailed
from counterpart.base.jobs.worker import Worker
from tests import sample_jobs

pytestmark = pytest.mark.django_db
ALICE = Actor(name="Alice", person_id=1)


@pytest.fixture
def failed():
    sample_jobs.do_and_fail.enqueue(1)
    for _ in range(3):
        Worker().run_waiting()
        DBTaskResult.objects.update(run_after=now())
    return queries.failed().get()


def test_a_failed_job_gets_all_its_attempts_again(failed):
    actions.retry(by=ALICE, at=now(), job_id=failed.id)
    assert AuditEvent.objects.get().action == "job.retry"
    Worker().run_waiting()
    assert len(queries.waiting().get().worker_ids) == 1


def test_only_a_failed_job_is_tried_again(failed):
    actions.retry(by=ALICE, at=now(), job_id=failed.id)
    for job_id in (failed.id, uuid4()):
        with pytest.raises(NotFailed):
            actions.retry(by=ALICE, at=now(), job_id=job_id)
    assert AuditEvent.objects.count() == 1


def test_old_results_are_dropped_and_failures_kept_longer(failed):
    sample_jobs.do.enqueue(1)
    sample_jobs.do.using(run_after=now() + timedelta(days=1)).enqueue(2)
    Worker().run_waiting()
    at = now()
    assert actions.drop_old_results(at=at) == 0
    assert actions.drop_old_results(at=at + timedelta(days=8)) == 1
    assert actions.drop_old_results(at=at + timedelta(days=91)) == 1
    assert queries.waiting().count() == 1


def test_a_failed_audit_write_undoes_the_retry(failed, monkeypatch):
    def fail_to_record(**_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(audit, "record", fail_to_record)
    with pytest.raises(OSError, match="disk full"):
        actions.retry(by=ALICE, at=now(), job_id=failed.id)
    assert queries.failed().get().id == failed.id
