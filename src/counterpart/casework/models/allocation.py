"""Who owned a case, and when."""

from django.db import models

from counterpart.base.classification import classified


@classified(police="reason", plain="from_at to_at")
class Allocation(models.Model):
    """A case with one owner, from a moment to another (open where `to_at` is empty)."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="allocations")
    owner = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="allocations")
    allocated_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    from_at = models.DateTimeField()
    to_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="case_one_owner", fields=["case"], condition=models.Q(to_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.case} to {self.owner}"
