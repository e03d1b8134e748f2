"""Which incidents a case holds."""

from django.db import models

from counterpart.base.classification import classified


@classified(plain="joined_at left_at")
class CaseIncident(models.Model):
    """An incident in a case, from a moment to another: a merge opens a row, an un-merge closes it."""

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="case_incidents")
    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="case_incidents")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    # The merge that brought it, so that un-merging knows what to take back.
    merge = models.ForeignKey(
        "casework.CaseMerge", null=True, blank=True, on_delete=models.PROTECT, related_name="moved"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="incident_in_one_case", fields=["incident"], condition=models.Q(left_at__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident} in {self.case}"
