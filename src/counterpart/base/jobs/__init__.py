"""Background jobs, kept in the database: they commit with the transaction that enqueues them.

    @job(attempts=5)
    def send_receipt(incident_id: int) -> None: ...

    send_receipt.enqueue(incident.id)          # in the action's transaction

    @recurring(Every(minutes=1))
    @job()
    def sweep_clocks() -> None: ...

A job takes ids and short codes only: its arguments are kept in plain sight. A job may run twice,
where a worker died between the work and its receipt, so it makes one call of an action that bears that.
Jobs stand in the module `jobs` of their app; workers find them there. What a job returns is not kept.
"""

from counterpart.base.jobs.declaring import Job, job
from counterpart.base.jobs.rhythm import Daily, Every
from counterpart.base.jobs.schedule import recurring

__all__ = ["Daily", "Every", "Job", "job", "recurring"]
