"""Information-sharing agreements: what a force and a partner may tell each other."""

from django.db import models
from django.db.models import Q

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import NOTHING, TenantModel


class Direction(models.TextChoices):
    POLICE_TO_PARTNER = "police_to_partner", "From the police to the partner"
    PARTNER_TO_POLICE = "partner_to_police", "From the partner to the police"
    BOTH = "both", "Both ways"


class Tlp(models.TextChoices):
    """The traffic light protocol, version 2: how far what is shared may travel."""

    RED = "red", "TLP:RED, named people only"
    AMBER_STRICT = "amber_strict", "TLP:AMBER+STRICT, the partner's own people"
    AMBER = "amber", "TLP:AMBER, the partner and its members"
    GREEN = "green", "TLP:GREEN, the wider community"


@classified(
    personal="force_signed_name partner_signed_name breach_contact",
    police="suspended_reason terminated_reason",
    plain="version purpose legal_power items_allowed items_excluded direction tlp handling retention_days review_date "
    "from_date to_date drafted_at force_signed_at partner_signed_at suspended_at terminated_at",
)
class InformationSharingAgreement(TenantModel):
    """One version between a force and a partner (domain 5.6); codes are of `partners/data/sharing.yaml`.

    Its words never change after the first signature: another version `replaces` it. `to_date` is not included.
    """

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="agreements_given")
    partner = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="agreements")
    version = models.PositiveSmallIntegerField(default=1)
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    purpose = models.CharField(max_length=40)
    legal_power = models.CharField(max_length=300)
    items_allowed = models.JSONField(default=list)
    items_excluded = models.JSONField(default=list)
    direction = models.CharField(max_length=20, choices=Direction, default=Direction.POLICE_TO_PARTNER)
    tlp = models.CharField(max_length=20, choices=Tlp, default=Tlp.AMBER_STRICT)
    handling = models.TextField()
    # The longest that anything disclosed may be kept.
    retention_days = models.PositiveSmallIntegerField()
    # Who is told of a breach, and how: 72 hours remain to tell the Information Commissioner.
    breach_contact = models.CharField(max_length=300)
    review_date = models.DateField()
    from_date = models.DateField()
    to_date = models.DateField()
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    force_signed_at = models.DateTimeField(null=True, blank=True)
    force_signed_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    force_signed_name = models.CharField(max_length=200, blank=True)
    partner_signed_at = models.DateTimeField(null=True, blank=True)
    partner_signed_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    partner_signed_name = models.CharField(max_length=200, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    suspended_reason = models.TextField(blank=True)
    terminated_at = models.DateTimeField(null=True, blank=True)
    terminated_reason = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["partner", "from_date"])]
        constraints = [
            models.CheckConstraint(name="agreement_ends_later", condition=Q(to_date__gt=models.F("from_date"))),
            models.CheckConstraint(
                name="agreement_suspended_has_reason",
                condition=Q(suspended_at__isnull=True, suspended_reason="")
                | (Q(suspended_at__isnull=False) & ~Q(suspended_reason="")),
            ),
            models.CheckConstraint(
                name="agreement_terminated_has_reason",
                condition=Q(terminated_at__isnull=True, terminated_reason="")
                | (Q(terminated_at__isnull=False) & ~Q(terminated_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"agreement {self.pk}, version {self.version}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """Both parties reach it."""
        if actor.organisation_kind == "force":
            return Q(force_id=actor.organisation_id)
        if actor.organisation_kind == "partnership":
            return Q(partner_id=actor.organisation_id)
        return NOTHING
