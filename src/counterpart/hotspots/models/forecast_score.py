"""How a forecast came out."""

from django.db import models

from counterpart.base.classification import classified


@classified(plain="scored_at events hits warnings right chance_right chance_hits best_hits right_cells seen_digest")
class ForecastScore(models.Model):
    """A forecast held against what happened in its period; once, and never changed.

    `events`: what happened, in a square that was ranked or in none; `hits`: of these, in warned squares. `right`:
    warned squares with at least one event. `chance_*`: what as many squares drawn by lot would have got on average.
    `best_hits`: what the best choice of as many squares would have caught.
    """

    forecast = models.OneToOneField("hotspots.Forecast", on_delete=models.PROTECT, related_name="score")
    scored_at = models.DateTimeField()
    events = models.PositiveIntegerField()
    hits = models.PositiveIntegerField()
    warnings = models.PositiveIntegerField()
    right = models.PositiveIntegerField()
    chance_right = models.FloatField()
    chance_hits = models.FloatField()
    best_hits = models.PositiveIntegerField()
    # The warned squares that were right.
    right_cells = models.JSONField(default=list)
    seen_digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="forecast_score_parts_fit",
                condition=models.Q(hits__lte=models.F("events"), right__lte=models.F("warnings"))
                & models.Q(hits__lte=models.F("best_hits"), best_hits__lte=models.F("events")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.right} of {self.warnings} right: {self.forecast}"
