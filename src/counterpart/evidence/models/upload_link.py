"""Links by which somebody without an account sends files for one incident."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


@classified(
    personal="recipient_name recipient_email recipient_phone made_by_name",
    police="purpose",
    plain="most_files most_bytes made_at expires_at revoked_at is_simulated",
)
class UploadLink(TenantModel):
    """Scoped to one incident, expiring, revocable. Its address is signed (`evidence.tickets`): no secret is stored.

    `organisation` is the business whose files they will be; none where the sender has no account.
    """

    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="upload_links")
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="upload_links"
    )
    # What is asked for, as the recipient reads it.
    purpose = models.TextField(blank=True)
    recipient_name = models.CharField(max_length=150, blank=True)
    recipient_email = models.EmailField(blank=True)
    recipient_phone = models.CharField(max_length=30, blank=True)
    most_files = models.PositiveIntegerField(default=50)
    most_bytes = models.PositiveBigIntegerField(default=50 * 2**30)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_by_name = models.CharField(max_length=200)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["incident", "-made_at"])]
        constraints = [
            models.CheckConstraint(
                name="upload_link_expires_later", condition=models.Q(expires_at__gt=models.F("made_at"))
            )
        ]

    def __str__(self) -> str:
        return f"upload link {self.pk} for {self.incident}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A business reaches the links made out to it; a force those of the incidents that it answers."""
        return reached_by(actor, business="organisation", force="incident__force")
