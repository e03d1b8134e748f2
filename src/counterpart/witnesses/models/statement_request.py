"""Asking somebody for a witness statement, by a link."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


@classified(
    personal="recipient_name recipient_email asked_by_name",
    police="purpose",
    plain="asked_at expires_at revoked_at is_simulated",
)
class StatementRequest(TenantModel):
    """One person asked for one witness statement. The link is signed (`witnesses.links`): no secret is stored.

    `amends` is there where a further statement is asked for.
    """

    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="statement_requests")
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="statement_requests"
    )
    amends = models.ForeignKey(
        "witnesses.WitnessStatement", null=True, blank=True, on_delete=models.PROTECT, related_name="requests"
    )
    recipient_name = models.CharField(max_length=150)
    recipient_email = models.EmailField()
    # What is asked for, as the recipient reads it.
    purpose = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_by_name = models.CharField(max_length=200)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["incident", "-asked_at"])]
        constraints = [
            models.CheckConstraint(
                name="statement_request_expires_later", condition=models.Q(expires_at__gt=models.F("asked_at"))
            )
        ]

    def __str__(self) -> str:
        return f"request {self.pk} for a witness statement about {self.incident}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A business reaches what its people were asked for; a force what it asked for."""
        return reached_by(actor, business="organisation", force="incident__force")
