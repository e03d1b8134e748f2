"""Files of evidence: the master copy as it was received, and every copy made of it."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


class Channel(models.TextChoices):
    TUS = "tus", "Resumable upload"
    FORM = "form", "Form"
    COMMAND = "command", "Command line"
    MADE = "made", "Made here"


class FileRole(models.TextChoices):
    """What a file is to its parent; a master has none."""

    MASTER = "master", "Master copy"
    PLAYABLE = "playable", "Playable copy"
    STILL = "still", "Still"
    THUMBNAIL = "thumbnail", "Thumbnail"
    BLURRED = "blurred", "Copy with faces or places blurred"


class FileState(models.TextChoices):
    """Where a file stands. Only a cleared one is opened by anything but the scanner."""

    QUARANTINED = "quarantined", "In quarantine"
    CLEARED = "cleared", "Cleared"
    HELD = "held", "Held apart"  # an archive or a program: kept as it is, never expanded or run
    INFECTED = "infected", "Infected"


@classified(
    personal="name received_by_name received_from description",
    police="media state_reason player_request",
    plain="key role recipe channel size sha256 media_type declared_type state storage_key received_at scanned_at "
    "scanner is_playable player_requested_at prepared_at is_simulated",
)
class EvidenceFile(TenantModel):
    """A file that never changes once it is stored: what is made of it is another row with this one as `parent`.

    `sha256` was taken at receipt, before anything else. `media_type` is told by the content, `declared_type` by the
    sender. `recipe` says how a copy was made: tool, version and arguments. `organisation` is the business whose file
    it is. `incident` never changes: the case that holds the incident holds the file.
    """

    key = models.UUIDField(unique=True)
    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="evidence_files")
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="evidence_files"
    )
    link = models.ForeignKey(
        "evidence.UploadLink", null=True, blank=True, on_delete=models.PROTECT, related_name="files"
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="copies")
    role = models.CharField(max_length=12, choices=FileRole, default=FileRole.MASTER)
    recipe = models.JSONField(default=dict)
    channel = models.CharField(max_length=10, choices=Channel)
    # As the sender's machine calls it, cleaned for showing; never used as a path.
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    media_type = models.CharField(max_length=200, blank=True)
    declared_type = models.CharField(max_length=200, blank=True)
    storage_key = models.CharField(max_length=200)
    state = models.CharField(max_length=12, choices=FileState, default=FileState.QUARANTINED)
    # Why it is in quarantine, held or infected, in words for its owner.
    state_reason = models.TextField(blank=True)
    scanned_at = models.DateTimeField(null=True, blank=True)
    # The scanner with the version of its signatures.
    scanner = models.CharField(max_length=200, blank=True)
    # What was found in it: container, codecs, width, height, duration_ms, frame_rate, frames, has_audio.
    media = models.JSONField(default=dict)
    # Empty until it was tried; then whether a browser can show it or a copy of it.
    is_playable = models.BooleanField(null=True, blank=True)
    prepared_at = models.DateTimeField(null=True, blank=True)
    # A file in a format of the maker's own: what was asked of the sender, and when.
    player_request = models.TextField(blank=True)
    player_requested_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField()
    received_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    received_by_name = models.CharField(max_length=200)
    # The network address.
    received_from = models.CharField(max_length=64, blank=True)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["incident", "received_at"]),
            models.Index(fields=["organisation", "-received_at"]),
            models.Index(fields=["sha256"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="evidence_copy_has_parent",
                condition=models.Q(role="master", parent__isnull=True)
                | (~models.Q(role="master") & models.Q(parent__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A business reaches its own files; a force those of the incidents that it answers."""
        return reached_by(actor, business="organisation", force="incident__force")
