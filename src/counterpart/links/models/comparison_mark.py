"""How far changes of records have been looked at."""

from django.db import models

from counterpart.base.classification import classified
from counterpart.links.models.linked_record import RecordSource


@classified(plain="source reached reached_at before whole_at")
class ComparisonMark(models.Model):
    """Where the next look at one source of one force for changes begins: after the audit event `before`.

    An event with a lesser key may be committed after one with a greater, so `before` lags: `reached`, the newest event
    at `reached_at`, takes its place once it is old enough. At `whole_at` every record was looked at.
    """

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=12, choices=RecordSource)
    before = models.PositiveBigIntegerField()
    reached = models.PositiveBigIntegerField()
    reached_at = models.DateTimeField()
    whole_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="comparison_mark_once", fields=["force", "source"])]

    def __str__(self) -> str:
        return f"{self.get_source_display()} to {self.reached}"
