"""Which crimes a series holds, and why."""

from typing import Self

from django.db import models

from counterpart.base.classification import classified


class CrimeStanding(models.TextChoices):
    SUGGESTED = "suggested", "Suggested"
    HELD = "held", "In the series"
    LEFT = "left", "Taken out"


class SeriesCrimeQuerySet(models.QuerySet["SeriesCrime"]):
    """Crimes of series, by how they stand."""

    def held(self) -> Self:
        """In the series."""
        return self.filter(standing=CrimeStanding.HELD)

    def standing_now(self) -> Self:
        """In the series, or suggested for it."""
        return self.exclude(standing=CrimeStanding.LEFT)


@classified(
    personal="added_by_name agreed_by_name",
    police="why reasons left_why",
    plain="standing added_at agreed_at joined_at left_at",
)
class SeriesCrime(models.Model):
    """One crime, by its report, in one series, with why it is taken to belong there.

    What the system suggests has no `added_by` until a person seconds it; a crime joins a confirmed series once a
    second person agrees. Taken out, the row stays: nothing that was said is lost. `joined_at`: since when it is or was
    in the series; empty where it was only suggested.
    """

    series = models.ForeignKey("series.Series", on_delete=models.PROTECT, related_name="crimes")
    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="series_crimes")
    standing = models.CharField(max_length=10, choices=CrimeStanding)
    why = models.TextField(blank=True)
    # What ties it to that other crime that it is likest, as `core.series.reasons.Reason`.
    reasons = models.JSONField(default=list)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    added_by_name = models.CharField(max_length=200)
    agreed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    agreed_by_name = models.CharField(max_length=200, blank=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    left_why = models.TextField(blank=True)

    objects = SeriesCrimeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="series_crime_once", fields=["series", "incident"], condition=~models.Q(standing="left")
            ),
            models.CheckConstraint(
                name="series_crime_held_has_joined",
                condition=~models.Q(standing="held") | models.Q(joined_at__isnull=False),
            ),
            models.CheckConstraint(
                name="series_crime_left_has_reason",
                condition=models.Q(standing="left", left_at__isnull=False) & ~models.Q(left_why="")
                | ~models.Q(standing="left") & models.Q(left_at__isnull=True, left_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident} in {self.series}"
