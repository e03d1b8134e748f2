"""Taking a crime out of a series that two people confirmed."""

from django.db import models

from counterpart.series.models.undoing import Undoing, waits_once


class Removal(Undoing):
    """A person wants a crime out of a confirmed series."""

    crime = models.ForeignKey("series.SeriesCrime", on_delete=models.PROTECT, related_name="removals")

    class Meta:
        constraints = [waits_once("crime"), *Undoing.Meta.constraints]

    def __str__(self) -> str:
        return f"removal {self.pk} of {self.crime}"
