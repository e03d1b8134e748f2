"""Searches that a supervisor looked at again."""

from django.db import models

from counterpart.base.classification import classified


class DipFinding(models.TextChoices):
    SOUND = "sound", "Sound"
    CONCERN = "concern", "Concern"


@classified(personal="supervisor_name", police="note", plain="finding sampled_at")
class DipSample(models.Model):
    """One decided search, read by somebody who had no part in it."""

    search = models.OneToOneField("searches.FaceSearch", on_delete=models.PROTECT, related_name="dip_sample")
    finding = models.CharField(max_length=10, choices=DipFinding)
    note = models.TextField(blank=True)
    sampled_at = models.DateTimeField()
    supervisor = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    supervisor_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="dip_concern_has_note", condition=~models.Q(finding="concern") | ~models.Q(note="")
            )
        ]

    def __str__(self) -> str:
        return f"{self.finding} for search {self.search_id}"
