"""Taking a crime out of a series that two people confirmed."""

from typing import Self

from django.db import models

from counterpart.base.classification import classified


class RemovalQuerySet(models.QuerySet["Removal"]):
    """Removals, by whether they are decided."""

    def waiting(self) -> Self:
        """Nobody else has answered yet."""
        return self.filter(decided_at__isnull=True)


@classified(
    personal="asked_by_name decided_by_name",
    police="why agrees reason",
    plain="asked_at decided_at",
)
class Removal(models.Model):
    """A person wants a crime out of a confirmed series. It stays in until another agrees; both answers stay on record.

    `agrees` and `reason`: the other's answer.
    """

    crime = models.ForeignKey("series.SeriesCrime", on_delete=models.PROTECT, related_name="removals")
    why = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    asked_by_name = models.CharField(max_length=200)
    agrees = models.BooleanField(null=True, blank=True)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_by_name = models.CharField(max_length=200, blank=True)

    objects = RemovalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="removal_waits_once", fields=["crime"], condition=models.Q(decided_at__isnull=True)
            ),
            models.CheckConstraint(
                name="removal_decided_by_another",
                condition=models.Q(decided_at__isnull=True, decided_by__isnull=True, agrees__isnull=True, reason="")
                | models.Q(decided_at__isnull=False, decided_by__isnull=False, agrees__isnull=False)
                & ~models.Q(reason="")
                & ~models.Q(decided_by=models.F("asked_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"removal {self.pk} of {self.crime}"
