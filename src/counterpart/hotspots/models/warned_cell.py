"""The squares of a forecast."""

from django.db import models

from counterpart.base.classification import classified


class Reason(models.TextChoices):
    """Which part of the intensity weighs more in a square."""

    LONG_TERM = "long-term", "Past year: many were reported here"
    NEAR_REPEAT = "near-repeat", "Near repeat: one close by in the last weeks"


@classified(plain="cell rank expected near_repeat reason")
class WarnedCell(models.Model):
    """One square that a forecast warns of. `expected`: events in the period; `near_repeat`: which part of them."""

    forecast = models.ForeignKey("hotspots.Forecast", on_delete=models.PROTECT, related_name="cells")
    # As core.hotspots.squares names it.
    cell = models.CharField(max_length=40)
    rank = models.PositiveIntegerField()
    expected = models.FloatField()
    near_repeat = models.FloatField()
    reason = models.CharField(max_length=12, choices=Reason)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="warned_cell_once", fields=["forecast", "cell"]),
            models.UniqueConstraint(name="warned_cell_rank", fields=["forecast", "rank"]),
        ]

    def __str__(self) -> str:
        return f"{self.cell} of {self.forecast}"
