"""Loads of recorded crime."""

from pathlib import Path

from django.conf import settings
from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel
from counterpart.core.coverage import Coverage, coverage_of
from counterpart.core.periods.months import Window
from counterpart.core.snapshots import CRIMES
from counterpart.performance.models.scope import of_force


class DataSource(models.TextChoices):
    """Which of the two bodies of data of a force; they are never added together."""

    FILES = "files", "Files that were loaded"
    OWN = "own", "Crimes recorded in Counterpart"


class LoadState(models.TextChoices):
    WAITING = "waiting", "Waiting"
    READY = "ready", "Loaded"
    FAILED = "failed", "Not loaded"


@classified(
    plain="source state folder parts names digest rows added left_out known coverage inputs reason requested_at "
    "loaded_at superseded_at is_simulated",
    personal="loaded_by_name",
)
class CrimeSnapshot(TenantModel):
    """All recorded crime that a force holds of one source, as it stood after one load.

    A load adds its rows to those of the snapshot before it, which is superseded and stays as it was: what was
    calculated from it can be calculated again. `rows` are all, `added` are those that this load brought.
    """

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="crime_snapshots")
    source = models.CharField(max_length=10, choices=DataSource)
    state = models.CharField(max_length=10, choices=LoadState, default=LoadState.WAITING)
    # Below the setting SNAPSHOTS.
    folder = models.CharField(max_length=100, unique=True)
    # The folders, oldest first, whose rows together are the snapshot: its own and those of loads before it.
    parts = models.JSONField(default=list)
    # The names of the files as they were sent.
    names = models.JSONField(default=list)
    digest = models.CharField(max_length=64, blank=True)
    rows = models.PositiveBigIntegerField(default=0)
    added = models.PositiveBigIntegerField(default=0)
    left_out = models.PositiveBigIntegerField(default=0)
    known = models.PositiveBigIntegerField(default=0)
    # Spans of months by force: {"norfolk": [[24298, 24298], ...]}.
    coverage = models.JSONField(default=dict)
    # Every file that the rows came from: name, sha256, size, rows, left_out, known.
    inputs = models.JSONField(default=list)
    # Why nothing was loaded, in words.
    reason = models.TextField(blank=True)
    requested_at = models.DateTimeField()
    loaded_at = models.DateTimeField(null=True, blank=True)
    loaded_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="crime_loads"
    )
    loaded_by_name = models.CharField(max_length=200)
    superseded_at = models.DateTimeField(null=True, blank=True)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["force", "source", "-requested_at"])]
        constraints = [
            models.UniqueConstraint(
                name="crime_snapshot_one_in_force",
                fields=["force", "source"],
                condition=models.Q(state="ready", superseded_at__isnull=True),
            ),
            models.CheckConstraint(
                name="crime_snapshot_ready_is_whole",
                condition=~models.Q(state="ready") | (models.Q(loaded_at__isnull=False) & ~models.Q(digest="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()} of {self.force}, {self.requested_at:%Y-%m-%d %H:%M}"

    @property
    def path(self) -> Path:
        """Its own folder, with what this load brought."""
        return Path(settings.SNAPSHOTS) / self.folder

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of all its parts, each with crimes.parquet and manifest.json."""
        return tuple(Path(settings.SNAPSHOTS) / part for part in self.parts)

    @property
    def crimes(self) -> tuple[Path, ...]:
        """The Parquet files that hold its rows."""
        return tuple(folder / CRIMES for folder in self.folders)

    @property
    def spans(self) -> Coverage:
        """Which months of which force it holds."""
        return coverage_of((force, Window(*span)) for force, spans in self.coverage.items() for span in spans)

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return of_force(actor)
