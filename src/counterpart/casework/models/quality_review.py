"""Quality dip-samples."""

from django.db import models

from counterpart.base.classification import classified


@classified(police="findings learning", plain="sampled_at reviewed_at")
class QualityReview(models.Model):
    """A supervisor's check of one case: a finding for each standard, and what to do."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="quality_reviews")
    sampled_at = models.DateTimeField()
    reviewed_at = models.DateTimeField(null=True, blank=True)
    reviewed_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # {standard code: {"met": bool, "note": str}}
    findings = models.JSONField(default=dict)
    learning = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"Review of {self.case}"
