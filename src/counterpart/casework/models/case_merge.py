"""Merges, and their undoing."""

from django.db import models

from counterpart.base.classification import classified


@classified(police="reason", plain="merged_at previous_state undone_at")
class CaseMerge(models.Model):
    """A case taken into another; undone by un-merging, which restores the case as it was."""

    survivor = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="merges_taken")
    merged = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="merges_given")
    reason = models.TextField()
    merged_at = models.DateTimeField()
    merged_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    # The state that un-merging restores; nothing else of the merged case is touched by a merge.
    previous_state = models.CharField(max_length=10)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="case_merged_once", fields=["merged"], condition=models.Q(undone_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.merged} into {self.survivor}"
