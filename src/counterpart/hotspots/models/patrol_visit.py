"""Visits of officers to squares."""

from typing import Any, ClassVar, Self

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, TenantQuerySet, reached_by


class PatrolVisitQuerySet(TenantQuerySet["PatrolVisit"]):
    """Filters of visits."""

    def standing(self) -> Self:
        """Those that nobody has withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


@classified(
    plain="cell started_at minutes officers logged_at withdrawn_at is_simulated",
    personal="logged_by_name withdrawn_by_name",
    police="note withdrawn_reason",
)
class PatrolVisit(TenantModel):
    """Somebody was there for so many minutes. `officers` times `minutes` is what demand locations cost.

    One that was typed by mistake is withdrawn: it is kept, and counts no more.
    """

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
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_by_name = models.CharField(max_length=200, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    is_simulated = models.BooleanField(default=False)

    objects: ClassVar[Any] = PatrolVisitQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["force", "-started_at"])]
        constraints = [
            models.CheckConstraint(name="patrol_visit_took_time", condition=models.Q(minutes__gte=1, officers__gte=1)),
            models.CheckConstraint(
                name="patrol_visit_withdrawn_has_reason",
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.minutes} minutes in {self.cell}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return reached_by(actor, force="force")
