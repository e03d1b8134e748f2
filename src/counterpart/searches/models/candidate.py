"""Candidates: images that came near."""

from django.db import models

from counterpart.base.classification import classified


class Band(models.TextChoices):
    """A likeness in words; no number is shown to anybody who reviews."""

    STRONG = "strong", "Strong likeness"
    MODERATE = "moderate", "Moderate likeness"
    WEAK = "weak", "Weak likeness"


@classified(police="rank band")
class Candidate(models.Model):
    """One place of a list of fixed length. A candidate is nobody's identity."""

    search = models.ForeignKey("searches.FaceSearch", on_delete=models.PROTECT, related_name="candidates")
    image = models.ForeignKey("suspects.SuspectImage", on_delete=models.PROTECT, related_name="candidacies")
    # Of the search, 1 the nearest; reviewers see an order of their own.
    rank = models.PositiveSmallIntegerField()
    band = models.CharField(max_length=10, choices=Band)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="candidate_rank_once", fields=["search", "rank"]),
            models.UniqueConstraint(name="candidate_image_once", fields=["search", "image"]),
        ]

    def __str__(self) -> str:
        return f"candidate {self.rank} of search {self.search_id}"
