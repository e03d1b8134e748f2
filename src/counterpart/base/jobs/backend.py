"""Where Django's task interface meets ours; named in the setting TASKS."""

from django_tasks_db import DatabaseBackend

from counterpart.base.jobs.declaring import Job


class JobBackend(DatabaseBackend):
    """Tasks in the database whose declarations carry our limits."""

    task_class = Job  # type: ignore[assignment]  # its own annotation admits no generic subclass
