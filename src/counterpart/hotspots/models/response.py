"""What was tried in a place."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by
from counterpart.core.periods.local_time import local_date


@classified(
    plain="name aim kinds cells comparison_cells starts_on ends_on added_at withdrawn_at is_simulated",
    personal="added_by_name",
    police="withdrawn_reason",
)
class Response(TenantModel):
    """A response in some squares, [starts_on, ends_on), with squares alike where nothing was done.

    The squares and days are set once, and a mistake is withdrawn with its reason and entered anew. Whoever adds one
    after its first day could know the result: that is said wherever it is shown (`is_late`).
    """

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="responses")
    name = models.CharField(max_length=150)
    aim = models.TextField()
    # What was reported that it is to lessen; empty for everything.
    kinds = models.JSONField(default=list)
    cells = models.JSONField()
    comparison_cells = models.JSONField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    added_by_name = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="response_days_in_order", condition=models.Q(ends_on__gt=models.F("starts_on"))
            ),
            models.CheckConstraint(
                name="response_withdrawn_has_reason",
                condition=models.Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | models.Q(withdrawn_at__isnull=False) & ~models.Q(withdrawn_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_late(self) -> bool:
        """Whether it was added after its first day."""
        return local_date(self.added_at) > self.starts_on

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return reached_by(actor, force="force")
