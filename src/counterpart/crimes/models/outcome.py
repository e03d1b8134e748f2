"""Outcomes of recorded crimes."""

from django.db import models

from counterpart.base.classification import classified


@classified(police="outcome_type reason facts", plain="decided_at")
class Outcome(models.Model):
    """One outcome given to a crime: types 0 to 22 of the Home Office framework. The latest is in force."""

    crime = models.ForeignKey("crimes.Crime", on_delete=models.PROTECT, related_name="outcomes")
    # "1" to "22", with "1A", "2A", "3A": a label, never a number.
    outcome_type = models.CharField(max_length=3)
    reason = models.TextField()
    # What the outcome's rules were checked against: core.offences.outcomes.CrimeFacts.
    facts = models.JSONField(default=dict)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="outcomes_decided"
    )

    class Meta:
        constraints = [models.CheckConstraint(name="outcome_has_reason", condition=~models.Q(reason=""))]

    def __str__(self) -> str:
        return f"Outcome {self.outcome_type}"
