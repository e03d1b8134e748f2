"""Visits of officers to squares."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


@classified(plain="cell started_at minutes officers logged_at is_simulated", personal="logged_by_name", police="note")
class PatrolVisit(TenantModel):
    """Somebody was there for so many minutes. `officers` times `minutes` is what demand locations cost."""

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="patrol_visits")
    cell = models.CharField(max_length=40)
    forecast = models.ForeignKey(
        "hotspots.Forecast", null=True, blank=True, on_delete=models.PROTECT, related_name="visits"
    )
    started_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    officers = models.PositiveIntegerField(default=1)
    note = models.TextField(blank=True)
    logged_at = models.DateTimeField()
    logged_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    logged_by_name = models.CharField(max_length=200)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["force", "-started_at"])]
        constraints = [
            models.CheckConstraint(name="patrol_visit_took_time", condition=models.Q(minutes__gte=1, officers__gte=1))
        ]

    def __str__(self) -> str:
        return f"{self.minutes} minutes in {self.cell}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return reached_by(actor, force="force")
