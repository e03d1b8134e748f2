"""Where the goods of a series were offered."""

from django.db import models

from counterpart.base.classification import classified


@classified(
    personal="found_by_name",
    police="marketplace listing_reference address note withdrawn_why",
    plain="found_at recorded_at withdrawn_at",
)
class Disposal(models.Model):
    """One listing on an online marketplace that offers what a series took. `found_at`: when it was seen there.

    Withdrawn, it stays on record and counts for nothing.
    """

    series = models.ForeignKey("series.Series", on_delete=models.PROTECT, related_name="disposals")
    marketplace = models.CharField(max_length=100)
    listing_reference = models.CharField(max_length=200)
    address = models.CharField(max_length=500, blank=True)
    note = models.TextField()
    found_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    found_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    found_by_name = models.CharField(max_length=200)

    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="disposal_listed_once",
                fields=["series", "marketplace", "listing_reference"],
                condition=models.Q(withdrawn_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.listing_reference} on {self.marketplace}"
