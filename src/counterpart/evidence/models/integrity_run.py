"""Comparing every stored file with the hash that was taken at its receipt."""

from django.db import models

from counterpart.base.classification import classified


@classified(plain="started_at ended_at since latest_file files bytes altered")
class IntegrityRun(models.Model):
    """One pass over all files, in the order of their ids; a pass that was cut off goes on after `latest_file`.

    `since` leaves out what was received before. `altered` counts the files that are gone, changed, or whose account
    has a gap; each is written down in its own continuity.
    """

    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    since = models.DateTimeField(null=True, blank=True)
    latest_file = models.PositiveBigIntegerField(default=0)
    files = models.PositiveBigIntegerField(default=0)
    bytes = models.PositiveBigIntegerField(default=0)
    altered = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["-started_at"])]

    def __str__(self) -> str:
        return f"check of {self.files} files begun {self.started_at:%Y-%m-%d}"
