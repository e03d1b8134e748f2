"""What a reviewer says of an identification."""

from django.db import models

from counterpart.base.classification import classified


@classified(personal="reviewed_by_name", police="agrees reason", plain="reviewed_at")
class IdentificationReview(models.Model):
    """One of the two people, neither of them the one who named, who must both agree; the database lets nobody twice."""

    identification = models.ForeignKey("suspects.Identification", on_delete=models.PROTECT, related_name="reviews")
    agrees = models.BooleanField()
    reason = models.TextField()
    reviewed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    reviewed_by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="identification_reviewed_once", fields=["identification", "reviewed_by"]),
        ]

    def __str__(self) -> str:
        return f"review {self.pk} of identification {self.identification_id}"
