"""Records that could not be compared."""

from django.db import models

from counterpart.base.classification import classified
from counterpart.links.models.linked_record import RecordSource


@classified(plain="source key failed_at retry_at")
class FailedComparison(models.Model):
    """A row whose comparison broke: left out until `retry_at`, so that it keeps nobody else waiting."""

    source = models.CharField(max_length=12, choices=RecordSource)
    key = models.PositiveBigIntegerField()
    failed_at = models.DateTimeField()
    retry_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="failed_comparison_once", fields=["source", "key"])]

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.key}"
