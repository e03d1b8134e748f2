"""The desk takes statements about a report itself."""

from django.db import models

from counterpart.base.classification import classified


@classified(
    personal="stopped_by_name",
    police="reason",
    plain="stopped_at lifted_at",
)
class OfferStop(models.Model):
    """No witness statement about this report is made online, until it is lifted. `reason` is read by the business."""

    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="offer_stops")
    reason = models.TextField()
    stopped_at = models.DateTimeField()
    stopped_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    stopped_by_name = models.CharField(max_length=200)
    lifted_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"no statements online about {self.incident}"
