"""Who did it, as the reporter describes them."""

from django.db import models

from counterpart.base.classification import classified


@classified(
    personal="name sex age_from age_to under_18 build height hair clothing distinctive vehicle vrm",
    police="known_how direction seen_before",
    plain="position",
)
class SuspectDescription(models.Model):
    """One person described in a report. No ethnicity, religion or orientation is asked or kept."""

    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="suspects")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=150, blank=True)
    known_how = models.CharField(max_length=300, blank=True)
    sex = models.CharField(max_length=10, blank=True)
    age_from = models.PositiveSmallIntegerField(null=True, blank=True)
    age_to = models.PositiveSmallIntegerField(null=True, blank=True)
    under_18 = models.CharField(max_length=10, blank=True)
    build = models.CharField(max_length=100, blank=True)
    height = models.CharField(max_length=100, blank=True)
    hair = models.CharField(max_length=200, blank=True)
    clothing = models.CharField(max_length=500, blank=True)
    distinctive = models.CharField(max_length=500, blank=True)
    vehicle = models.CharField(max_length=200, blank=True)
    vrm = models.CharField(max_length=20, blank=True)
    direction = models.CharField(max_length=200, blank=True)
    seen_before = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(name="suspect_position", fields=["incident", "position"])]

    def __str__(self) -> str:
        return f"{self.incident} suspect {self.position}"
