"""Answers to "Do you know this person?"."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import NOTHING, TenantModel


class Confidence(models.TextChoices):
    KNOWS = "knows", "I know who this is"
    MIGHT = "might", "I might know"


class IdentificationState(models.TextChoices):
    OFFERED = "offered", "Waiting for two people"
    CONFIRMED = "confirmed", "Confirmed"
    REJECTED = "rejected", "Not confirmed"
    UNDONE = "undone", "Undone"


@classified(
    personal="named said_by_name",
    police="confidence reason undone_reason",
    plain="state organisation_name said_at decided_at undone_at",
)
class Identification(TenantModel):
    """Somebody says who is pictured: a lead until two others have confirmed it, and one that can be undone.

    `named` is the name as it was said; `nominal` the person record that it means, once somebody has said so.
    """

    image = models.ForeignKey("suspects.SuspectImage", on_delete=models.PROTECT, related_name="identifications")
    named = models.CharField(max_length=200)
    nominal = models.ForeignKey(
        "suspects.Nominal", null=True, blank=True, on_delete=models.PROTECT, related_name="identifications"
    )
    confidence = models.CharField(max_length=10, choices=Confidence)
    reason = models.TextField()
    state = models.CharField(max_length=10, choices=IdentificationState, default=IdentificationState.OFFERED)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    said_by_name = models.CharField(max_length=200)
    organisation = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="identifications")
    organisation_name = models.CharField(max_length=200)
    # When the second reviewer confirmed it, or one did not.
    decided_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undone_reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "said_at"])]
        constraints = [
            models.CheckConstraint(
                name="identification_undone_has_reason",
                condition=models.Q(undone_at__isnull=True, undone_reason="")
                | (models.Q(undone_at__isnull=False, state="undone") & ~models.Q(undone_reason="")),
            ),
            models.CheckConstraint(
                name="identification_confirmed_names_nominal",
                condition=~models.Q(state="confirmed") | models.Q(nominal__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"identification {self.pk} of image {self.image_id}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A force reaches those of its images, a partnership what its own people said."""
        if actor.organisation_kind == "force":
            return models.Q(image__force_id=actor.organisation_id)
        if actor.organisation_kind == "partnership":
            return models.Q(organisation_id=actor.organisation_id)
        return NOTHING
