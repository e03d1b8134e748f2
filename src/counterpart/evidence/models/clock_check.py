"""How far a camera's clock was off."""

from django.db import models

from counterpart.base.classification import classified


@classified(
    personal="checked_by_name",
    police="how",
    plain="camera_at true_at offset_seconds zone starts_at checked_at",
)
class ClockCheck(models.Model):
    """One check of the clock of the camera that made a file; the latest counts, and none is ever changed.

    `offset_seconds` is what to add to the camera's clock to get the true time.
    """

    file = models.ForeignKey("evidence.EvidenceFile", on_delete=models.PROTECT, related_name="clock_checks")
    camera_at = models.DateTimeField()
    true_at = models.DateTimeField()
    offset_seconds = models.IntegerField()
    # The zone that the camera's clock is set to, as in the tz database.
    zone = models.CharField(max_length=50, default="Europe/London")
    # What the camera's clock shows at the beginning of the recording, where its picture shows it.
    starts_at = models.DateTimeField(null=True, blank=True)
    # As in "against the speaking clock, by telephone".
    how = models.CharField(max_length=300)
    checked_at = models.DateTimeField()
    checked_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    checked_by_name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.offset_seconds:+d} seconds"
