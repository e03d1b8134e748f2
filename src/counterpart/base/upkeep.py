"""The recurring jobs of the ground itself."""

from datetime import time

from counterpart.base.actors import Actor
from counterpart.base.audit import sealing
from counterpart.base.clock import now
from counterpart.base.jobs import Daily, Every, job, recurring
from counterpart.base.jobs import actions as jobs
from counterpart.base.mail import retention

NIGHTLY = Actor.system("Nightly upkeep")


@recurring(Every(minutes=1))
@job(attempts=3)
def seal_audit_log() -> None:
    sealing.seal_all(at=now())


@recurring(Daily(time(2, 30)))
@job()
def drop_old_job_results() -> None:
    jobs.drop_old_results(at=now())


@recurring(Daily(time(2, 40)))
@job()
def empty_old_mail() -> None:
    retention.empty_old(by=NIGHTLY, at=now())
