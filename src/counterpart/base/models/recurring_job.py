"""A recurring job: when it is due, and whether it ran."""

from django.db import models

from counterpart.base.classification import classified


@classified(link="job_id", plain="due_at watched_from succeeded_at failed_at")
class RecurringJob(models.Model):
    """`name` is the job's import path; `job_id` is its latest run among the jobs."""

    name = models.CharField(max_length=200, primary_key=True)
    due_at = models.DateTimeField()
    watched_from = models.DateTimeField()
    job_id = models.UUIDField(null=True)
    succeeded_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name
