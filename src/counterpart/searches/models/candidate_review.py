"""What one of the two reviewers found."""

from django.db import models

from counterpart.base.classification import classified


@classified(personal="reviewer_name", police="reason", plain="position begun_at decided_at")
class CandidateReview(models.Model):
    """A review by one trained person, blind to the other's. Without a candidate: none of these.

    `decided_at` is empty while it is under way; from then on it never changes.
    """

    search = models.ForeignKey("searches.FaceSearch", on_delete=models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="candidate_reviews")
    reviewer_name = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()
    begun_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    candidate = models.ForeignKey(
        "searches.Candidate", null=True, blank=True, on_delete=models.PROTECT, related_name="reviews"
    )
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="candidate_review_once", fields=["search", "reviewer"]),
            models.UniqueConstraint(name="candidate_review_two", fields=["search", "position"]),
            models.CheckConstraint(name="candidate_review_position", condition=models.Q(position__in=[1, 2])),
            models.CheckConstraint(
                name="candidate_review_has_reason",
                condition=models.Q(decided_at__isnull=True, reason="", candidate__isnull=True)
                | (models.Q(decided_at__isnull=False) & ~models.Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"review {self.position} of search {self.search_id}"
