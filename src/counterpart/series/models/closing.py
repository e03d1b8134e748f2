"""Closing a series that two people confirmed."""

from django.db import models

from counterpart.series.models.undoing import Undoing, waits_once


class Closing(Undoing):
    """A person wants a confirmed series closed."""

    series = models.ForeignKey("series.Series", on_delete=models.PROTECT, related_name="closings")

    class Meta:
        constraints = [waits_once("series"), *Undoing.Meta.constraints]

    def __str__(self) -> str:
        return f"closing {self.pk} of {self.series}"
