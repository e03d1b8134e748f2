"""What was told to a partner, and what was refused."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import NOTHING, TenantModel


@classified(
    personal="made_by_name",
    plain="items purpose object_type object_id asked_at expires_at refused_reason ended_at",
)
class Disclosure(TenantModel):
    """Which items of which record went to whom, for what, until when; or why they did not.

    A refused one has no agreement that covers it, and expires as it is asked. The record is named as the audit log
    names it, so that this row outlives it.
    """

    agreement = models.ForeignKey(
        "partners.InformationSharingAgreement",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="disclosures",
    )
    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="disclosures_made")
    recipient = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="disclosures")
    items = models.JSONField()
    purpose = models.CharField(max_length=40)
    object_type = models.CharField(max_length=100)
    object_id = models.CharField(max_length=50)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    refused_reason = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    made_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_by_name = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["recipient", "expires_at"]), models.Index(fields=["object_type", "object_id"])]
        constraints = [
            models.CheckConstraint(
                name="disclosure_rests_on_agreement",
                condition=~models.Q(refused_reason="") | models.Q(agreement__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"disclosure {self.pk}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """The force that told, and the partner that was told."""
        if actor.organisation_kind == "force":
            return models.Q(force_id=actor.organisation_id)
        if actor.organisation_kind == "partnership":
            return models.Q(recipient_id=actor.organisation_id, refused_reason="")
        return NOTHING
