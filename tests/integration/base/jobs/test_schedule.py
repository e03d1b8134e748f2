from datetime import UTC, datetime, time, timedelta

import pytest

from counterpart.base.clock import now
from counterpart.base.jobs import Daily, Every, queries, schedule
from counterpart.base.jobs.worker import Worker
from counterpart.base.models import RecurringJob
from tests import sample_jobs

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 28, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def only_sample(monkeypatch):
    """One declared job, each minute."""
    monkeypatch.setattr(schedule, "REGISTRY", registry := {})
    monkeypatch.setattr(queries, "REGISTRY", registry)
    schedule.recurring(Every(minutes=1))(sample_jobs.recur)
    return registry


def test_a_recurring_job_is_enqueued_once_each_time_it_is_due(only_sample):
    schedule.prepare(at=AT)
    assert [schedule.enqueue_due(at=AT), schedule.enqueue_due(at=AT)] == [1, 0]
    Worker().run_waiting()
    assert schedule.enqueue_due(at=AT + MINUTE) == 1


def test_a_run_that_is_not_finished_is_not_joined_by_another(only_sample):
    schedule.prepare(at=AT)
    schedule.enqueue_due(at=AT)
    assert schedule.enqueue_due(at=AT + MINUTE) == 0
    assert queries.waiting().count() == 1


def test_a_daily_job_waits_for_its_hour(only_sample):
    only_sample.clear()
    schedule.recurring(Daily(time(2, 30)))(sample_jobs.recur)
    schedule.prepare(at=AT)
    assert schedule.enqueue_due(at=AT) == 0
    assert schedule.enqueue_due(at=AT + timedelta(hours=14)) == 1


def test_a_job_that_is_declared_no_more_is_forgotten(only_sample):
    schedule.prepare(at=AT)
    only_sample.clear()
    schedule.prepare(at=AT)
    assert not RecurringJob.objects.exists()


def test_a_job_that_does_not_run_is_overdue(only_sample):
    assert [watched.is_overdue for watched in queries.recurring(at=AT)] == [True]
    schedule.prepare(at=AT)
    assert [watched.is_overdue for watched in queries.recurring(at=AT)] == [False]
    assert [watched.is_overdue for watched in queries.recurring(at=AT + timedelta(minutes=6))] == [True]


def test_every_declared_recurring_job_is_watched_and_reports_that_it_ran():
    at = now()
    names = {name for name in schedule.REGISTRY if name.startswith("counterpart.")}
    assert {"counterpart.base.upkeep.seal_audit_log", "counterpart.base.upkeep.drop_old_job_results"} <= names
    schedule.prepare(at=at)
    RecurringJob.objects.update(due_at=at)
    schedule.enqueue_due(at=at)
    Worker().run_waiting()
    watched = {entry.name: entry for entry in queries.recurring(at=now())}
    assert names <= set(watched)
    assert not [name for name in names if watched[name].succeeded_at is None or watched[name].is_overdue]


def test_a_failed_run_is_shown(only_sample, monkeypatch):
    schedule.prepare(at=AT)
    schedule.enqueue_due(at=AT)
    monkeypatch.setattr(sample_jobs, "mark", lambda _: 1 / 0)
    Worker().run_waiting()
    (watched,) = queries.recurring(at=now())
    assert watched.failed_at is not None
    assert watched.succeeded_at is None
