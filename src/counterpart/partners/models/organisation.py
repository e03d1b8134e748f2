"""Organisations: the tenants."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import NOTHING, TenantModel


class OrganisationKind(models.TextChoices):
    BUSINESS = "business", "Business"
    PARTNERSHIP = "partnership", "Partnership"
    FORCE = "force", "Police force"
    COMMISSIONER = "commissioner", "Commissioner's office"


class SizeBand(models.TextChoices):
    """Employees, in the bands of the Norfolk strategy (domain 1.3)."""

    MICRO = "0-4", "Fewer than 5"
    SMALL = "5-9", "5 to 9"
    MEDIUM = "10-49", "10 to 49"
    LARGE = "50-249", "50 to 249"
    LARGEST = "250+", "250 or more"


@classified(
    plain="kind name force_code size_band is_commercial is_simulated registered_at",
)
class Organisation(TenantModel):
    """A business, partnership, police force or Commissioner's office."""

    kind = models.CharField(max_length=20, choices=OrganisationKind)
    name = models.CharField(max_length=200)
    # The force that answers this organisation's reports; a force has none above it.
    force = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="partners")
    # The force's identifier at data.police.uk, for example "norfolk".
    force_code = models.CharField(max_length=50, blank=True)
    size_band = models.CharField(max_length=10, choices=SizeBand, blank=True)
    is_commercial = models.BooleanField(default=True)
    is_simulated = models.BooleanField(default=False)
    registered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="organisation_force_has_code",
                condition=(models.Q(kind="force") & ~models.Q(force_code=""))
                | (~models.Q(kind="force") & models.Q(force_code="")),
            ),
            models.UniqueConstraint(
                name="organisation_force_code", fields=["force_code"], condition=~models.Q(force_code="")
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """Everybody reaches the organisation that they act for; a force also those that it answers."""
        if actor.organisation_id is None:
            return NOTHING
        own = models.Q(pk=actor.organisation_id)
        return own | models.Q(force_id=actor.organisation_id) if actor.organisation_kind == "force" else own
