"""Forecasts: one issue of warnings, as it was made."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, TenantQuerySet, reached_by


class ForecastQuerySet(TenantQuerySet["Forecast"]):
    """Filters of forecasts."""

    def in_force(self, day: date) -> Self:
        """Those whose period holds the day."""
        return self.filter(starts_on__lte=day, ends_on__gt=day)

    def unscored(self) -> Self:
        """Those that nobody has held against what happened."""
        return self.filter(score__isnull=True)


@classified(
    plain="subject issued_at starts_on ends_on kinds method settings plane side squares events_seen seen_digest "
    "is_simulated",
    personal="issued_by_name",
)
class Forecast(TenantModel):
    """Warnings of one period, [starts_on, ends_on), with all that they rest on; never changed.

    `squares` is how many squares were ranked (`ground` names them): those that hold a premises. `seen_digest` is the
    SHA-256 of the events that were known when it was issued (hotspots.events.Reports), so that anybody with the records
    can show that nothing later was used, as long as none of them was corrected.
    """

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="forecasts")
    # Which of the subjects of policy (data/warnings.yaml), such as "all" or "burglary".
    subject = models.CharField(max_length=30)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    issued_by_name = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    # What was reported that it counts; empty for everything.
    kinds = models.JSONField(default=list)
    method = models.CharField(max_length=60)
    settings = models.JSONField(default=dict)
    # EPSG code of the plane, and the side of its squares in metres.
    plane = models.PositiveIntegerField()
    side = models.PositiveIntegerField()
    squares = models.PositiveIntegerField()
    events_seen = models.PositiveIntegerField()
    seen_digest = models.CharField(max_length=64)
    is_simulated = models.BooleanField(default=False)

    objects: ClassVar[Any] = ForecastQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="forecast_period_in_order", condition=models.Q(ends_on__gt=models.F("starts_on"))
            ),
            models.UniqueConstraint(name="forecast_one_of_a_period", fields=["force", "subject", "starts_on"]),
        ]

    def __str__(self) -> str:
        return f"{self.subject} of {self.starts_on} to {self.ends_on}"

    @property
    def days(self) -> int:
        """How long its period is."""
        return (self.ends_on - self.starts_on).days

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return reached_by(actor, force="force")
