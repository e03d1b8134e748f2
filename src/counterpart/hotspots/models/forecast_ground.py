"""The squares that a forecast chose from."""

from django.db import models

from counterpart.base.classification import classified


@classified(plain="cells")
class ForecastGround(models.Model):
    """Every square that was ranked, as it stood then: a point that is corrected later moves no warning off the record.

    Apart from the forecast, for it holds thousands of names that only the score reads.
    """

    forecast = models.OneToOneField("hotspots.Forecast", on_delete=models.PROTECT, related_name="ground")
    # Names of squares (core.hotspots.squares).
    cells = models.JSONField()

    def __str__(self) -> str:
        return f"The squares of {self.forecast}"
