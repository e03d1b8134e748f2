"""What one of two people says of a suggested link."""

from django.db import models

from counterpart.base.classification import classified


@classified(personal="reviewed_by_name", police="agrees reason", plain="reviewed_at")
class LinkReview(models.Model):
    """Never altered. The database lets nobody answer twice, and the second is not shown what the first said."""

    link = models.ForeignKey("links.Link", on_delete=models.PROTECT, related_name="reviews")
    agrees = models.BooleanField()
    reason = models.TextField()
    reviewed_at = models.DateTimeField()
    reviewed_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    reviewed_by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(name="link_reviewed_once", fields=["link", "reviewed_by"])]

    def __str__(self) -> str:
        return f"review {self.pk} of link {self.link_id}"
