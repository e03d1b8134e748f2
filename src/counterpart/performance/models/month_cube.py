"""Stored counts by month."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel
from counterpart.performance.models.scope import of_force


@classified(plain="by question content built_at")
class MonthCube(TenantModel):
    """Every measure counted by month and place over one snapshot, so that a statement reads no crimes.

    `question` is the digest of what was counted: a cube of other definitions is not used.
    """

    snapshot = models.ForeignKey("performance.CrimeSnapshot", on_delete=models.CASCADE, related_name="cubes")
    # A column of records.PLACE_COLUMNS.
    by = models.CharField(max_length=10)
    question = models.CharField(max_length=64)
    content = models.BinaryField()
    built_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="month_cube_once", fields=["snapshot", "by"])]

    def __str__(self) -> str:
        return f"{self.snapshot} by {self.by}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return of_force(actor, "snapshot__force")
