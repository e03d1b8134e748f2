"""Moments that somebody marked while watching."""

from django.db import models

from counterpart.base.classification import classified


@classified(
    personal="marked_by_name",
    police="note position_ms",
    plain="marked_at removed_at",
)
class MarkedMoment(models.Model):
    """A place in a recording, in milliseconds from its beginning, and what is to be seen there."""

    file = models.ForeignKey("evidence.EvidenceFile", on_delete=models.PROTECT, related_name="moments")
    position_ms = models.PositiveIntegerField()
    note = models.CharField(max_length=300)
    marked_at = models.DateTimeField()
    marked_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    marked_by_name = models.CharField(max_length=200)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["file", "position_ms"])]

    def __str__(self) -> str:
        return f"{self.position_ms} ms: {self.note}"
