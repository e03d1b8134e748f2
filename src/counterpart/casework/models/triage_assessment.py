"""Triage: what the rules suggest and what an officer decided."""

from django.db import models

from counterpart.base.classification import classified


@classified(
    special="suggested decided",
    police="override_reasons",
    plain="assessed_at decided_at",
)
class TriageAssessment(models.Model):
    """One assessment of a case; a new fact makes a new row. The first is the suggestion alone.

    `suggested` is what `casework.suggestions.suggest` gave: offences, business-crime flag, THRIVE,
    attendance criteria, harm, grade, solvability and repeats with their reasons. `decided` holds the
    flat keys of `casework.suggestions.flat` as an officer confirmed or overrode them.
    """

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="triage_assessments")
    suggested = models.JSONField()
    assessed_at = models.DateTimeField()
    decided = models.JSONField(default=dict)
    # One reason for each key that differs from the suggestion.
    override_reasons = models.JSONField(default=dict)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="triage_decision_whole",
                condition=models.Q(decided_at__isnull=True, decided_by__isnull=True)
                | models.Q(decided_at__isnull=False, decided_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"Triage of {self.case}"
