"""The assessments without which no search is made."""

from datetime import date
from typing import ClassVar, Self

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, TenantQuerySet, reached_by


class AssessmentKind(models.TextChoices):
    DATA_PROTECTION = "data_protection", "Data protection impact assessment"
    EQUALITY_IMPACT = "equality_impact", "Equality impact assessment"


class AssessmentQuerySet(TenantQuerySet["Assessment"]):
    def in_force(self, day: date) -> Self:
        """Approved by `day`, not expired and not withdrawn (half open: the day of expiry is excluded)."""
        return self.filter(approved_on__lte=day, expires_on__gt=day, withdrawn_at__isnull=True)


@classified(
    personal="approved_by_name approved_by_rank recorded_by_name",
    plain="kind title document_reference document_sha256 approved_on expires_on recorded_at withdrawn_at withdrawn_why",
)
class Assessment(TenantModel):
    """That a named person of rank approved the document, which the force keeps; its SHA-256 says which one."""

    objects: ClassVar = AssessmentQuerySet.as_manager()

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="assessments")
    kind = models.CharField(max_length=20, choices=AssessmentKind)
    title = models.CharField(max_length=200)
    document_reference = models.CharField(max_length=100)
    document_sha256 = models.CharField(max_length=64)
    approved_by_name = models.CharField(max_length=150)
    approved_by_rank = models.CharField(max_length=100)
    approved_on = models.DateField()
    expires_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_by_name = models.CharField(max_length=200)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="assessment_expires_later", condition=models.Q(expires_on__gt=models.F("approved_on"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return reached_by(actor, force="force")
