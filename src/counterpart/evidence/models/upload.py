"""Uploads under way, by the tus protocol."""

from django.db import models

from counterpart.base.classification import classified
from counterpart.evidence.models.evidence_file import Channel


@classified(
    secret="key_digest",
    personal="name sender_name address",
    plain="channel sender_role length media_type is_partial parts created_at expires_at completed_at ended_at "
    "ended_why",
)
class Upload(models.Model):
    """One file on its way in. How much of it has arrived is the size of its spool file, and nothing else.

    Whoever holds its key may send the rest: it is long, random and never shown to anybody else; only its digest
    (SHA-256, in hexadecimal) is kept, and names the spool file. The sender is kept as the ticket told it, so that an
    upload that goes on tomorrow is received in the same name.
    """

    key_digest = models.CharField(max_length=64, unique=True)
    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="uploads")
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    link = models.ForeignKey(
        "evidence.UploadLink", null=True, blank=True, on_delete=models.PROTECT, related_name="uploads"
    )
    sender = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # For whom the sender acts: their role there must still hold when they send more.
    sender_organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    sender_name = models.CharField(max_length=200)
    sender_role = models.CharField(max_length=80, blank=True)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.TUS)
    # As the sender's machine calls the file; never used as a path.
    name = models.CharField(max_length=300, blank=True)
    media_type = models.CharField(max_length=200, blank=True)
    length = models.PositiveBigIntegerField()
    # The network address it came from.
    address = models.CharField(max_length=64, blank=True)
    # A partial upload waits to be joined to others. The ids of those that a final one joins, in order.
    is_partial = models.BooleanField(default=False)
    parts = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True, blank=True)
    # Terminated by the sender, expired, or taken into a file of parts.
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_why = models.CharField(max_length=20, blank=True)
    file = models.OneToOneField(
        "evidence.EvidenceFile", null=True, blank=True, on_delete=models.PROTECT, related_name="upload"
    )

    class Meta:
        indexes = [models.Index(fields=["expires_at"])]
        constraints = [
            models.CheckConstraint(
                name="upload_ended_has_why",
                condition=models.Q(ended_at__isnull=True, ended_why="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_why="")),
            )
        ]

    def __str__(self) -> str:
        return f"upload {self.pk} for {self.incident}"
