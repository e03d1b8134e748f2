"""Several times the same person did it, told in one report."""

from django.db import models

from counterpart.base.classification import classified


@classified(police="occurred_from occurred_to note")
class Occurrence(models.Model):
    """One of several events in one report, beyond the first."""

    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="occurrences")
    occurred_from = models.DateTimeField()
    occurred_to = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.incident} {self.occurred_from:%Y-%m-%d %H:%M}"
