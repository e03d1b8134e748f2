"""What counts as near, and how good a picture must be: decided by people, and kept."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


@classified(
    personal="decided_by_name",
    plain="matcher strong_below moderate_below least_quality why evidence decided_at",
)
class ThresholdDecision(TenantModel):
    """Append-only by its action: the newest of a matcher counts. `evidence` says what it rests on.

    `strong_below` and `moderate_below` are distances of the matcher's templates; `least_quality` is from 0 to 1.
    """

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="threshold_decisions")
    # Name and version, as in dlib/1.
    matcher = models.CharField(max_length=60)
    strong_below = models.FloatField()
    moderate_below = models.FloatField()
    least_quality = models.FloatField()
    why = models.TextField()
    evidence = models.TextField()
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    decided_by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="threshold_bands_in_order",
                condition=models.Q(strong_below__gt=0, moderate_below__gt=models.F("strong_below")),
            ),
            models.CheckConstraint(
                name="threshold_quality_is_share", condition=models.Q(least_quality__gte=0, least_quality__lte=1)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.matcher}: {self.strong_below}, {self.moderate_below}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return reached_by(actor, force="force")
