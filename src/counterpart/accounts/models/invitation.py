"""Invitations to act for an organisation."""

from datetime import datetime

from django.db import models

from counterpart.accounts.permissions import Role
from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel
from counterpart.partners.models import Organisation


@classified(
    personal="email",
    secret="token_digest",
    plain="role invited_at expires_at accepted_at revoked_at",
)
class Invitation(TenantModel):
    """An emailed invitation. Only the digest of its token is kept; the token itself is in the email."""

    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=30, choices=Role)
    token_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="invitations_sent"
    )
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="invitations_accepted"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.email} to {self.organisation}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """Invitations to the organisations that the actor reaches."""
        return models.Q(organisation__in=Organisation.objects.visible_to(actor))

    def is_open(self, at: datetime) -> bool:
        """Whether it can still be accepted at the moment `at`: up to, but not at, its expiry."""
        return self.accepted_at is None and self.revoked_at is None and at < self.expires_at
