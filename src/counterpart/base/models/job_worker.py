"""A worker process, as long as it lives."""

from django.db import models

from counterpart.base.classification import classified


@classified(plain="started_at seen_at")
class JobWorker(models.Model):
    """`id` names host and process. A worker that has not been `seen_at` of late is taken for dead."""

    id = models.CharField(max_length=64, primary_key=True)
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.id
