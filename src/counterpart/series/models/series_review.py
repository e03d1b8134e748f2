"""What a person says of a proposed series."""

from django.db import models

from counterpart.base.classification import classified


@classified(personal="reviewed_by_name", police="agrees reason", plain="reviewed_at set_aside_at")
class SeriesReview(models.Model):
    """One of the two people who must both agree. Set aside where crimes were added or taken out since."""

    series = models.ForeignKey("series.Series", on_delete=models.PROTECT, related_name="reviews")
    agrees = models.BooleanField()
    reason = models.TextField()
    reviewed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    reviewed_by_name = models.CharField(max_length=200)
    set_aside_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="series_reviewed_once",
                fields=["series", "reviewed_by"],
                condition=models.Q(set_aside_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"review {self.pk} of {self.series}"
