"""Continuity: the unbroken account of who had a file of evidence, from receipt on."""

from django.db import models

from counterpart.base.classification import classified


class ContinuityKind(models.TextChoices):
    RECEIVED = "received", "Received"
    SCANNED = "scanned", "Scanned"
    HELD = "held", "Held apart"
    COPIED = "copied", "Working copy made"
    DESCRIBED = "described", "Described"
    CLOCK_CHECKED = "clock_checked", "Camera clock checked"
    EXHIBITED = "exhibited", "Made an exhibit"
    VIEWED = "viewed", "Viewed"
    DOWNLOADED = "downloaded", "Downloaded"
    SHARED = "shared", "Shared"
    MOVED = "moved", "Moved"
    BUNDLED = "bundled", "Put into a bundle"
    VERIFIED = "verified", "Verified"
    ALTERED = "altered", "Found altered"


@classified(
    personal="by_name",
    police="why detail",
    plain="number kind at by_role organisation_name previous digest",
)
class ContinuityEntry(models.Model):
    """Append-only (`evidence.triggers`). Numbers of a file run from 1 without a gap.

    `digest` is SHA-256 over the canonical JSON of the entry and of the `previous` digest, so that an entry that was
    changed, taken out or put in is found without us (`core.continuity`). What was taken off the end the audit log
    gives away, which holds the number and digest of each entry (`evidence.continuity`).
    """

    file = models.ForeignKey("evidence.EvidenceFile", on_delete=models.PROTECT, related_name="continuity")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=14, choices=ContinuityKind)
    at = models.DateTimeField()
    by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    by_name = models.CharField(max_length=200)
    by_role = models.CharField(max_length=80, blank=True)
    organisation_name = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)
    # From where to where, hashes, the recipient: short facts by name.
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(name="continuity_number", fields=["file", "number"])]

    def __str__(self) -> str:
        return f"{self.number}. {self.get_kind_display()} of file {self.file_id}"
