"""Recorded crimes."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


class VictimKind(models.TextChoices):
    BUSINESS = "business", "A business"
    PERSON = "person", "A person"


@classified(
    personal="victim_name",
    police="offence_code flag_reason flag_answers flag_override_reason cancelled_reason",
    plain="victim_kind recorded_at harm_table harm_weight definition_code is_business_crime flag_is_overridden "
    "cancelled_at cancelled_code",
)
class Crime(TenantModel):
    """A notifiable offence recorded from an incident: one for each victim (domain 2.1)."""

    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="crimes")
    # Home Office open-data offence code: a label, never a number.
    offence_code = models.CharField(max_length=10)
    victim_kind = models.CharField(max_length=10, choices=VictimKind)
    victim_name = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.PROTECT, related_name="crimes_recorded"
    )
    # The harm weight in force when it was recorded, and the table that it came from.
    harm_table = models.CharField(max_length=100)
    harm_weight = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    # The business-crime flag with all that it rests on (domain 1.2).
    definition_code = models.CharField(max_length=30)
    is_business_crime = models.BooleanField()
    flag_reason = models.CharField(max_length=50, blank=True)
    flag_answers = models.JSONField(default=dict)
    flag_is_overridden = models.BooleanField(default=False)
    flag_override_reason = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    cancelled_code = models.CharField(max_length=2, blank=True)
    cancelled_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="crime_override_has_reason",
                condition=models.Q(flag_is_overridden=False) | ~models.Q(flag_override_reason=""),
            ),
            models.CheckConstraint(
                name="crime_cancelled_whole",
                condition=models.Q(cancelled_at__isnull=True, cancelled_code="", cancelled_reason="")
                | (
                    models.Q(cancelled_at__isnull=False) & ~models.Q(cancelled_code="") & ~models.Q(cancelled_reason="")
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.offence_code} from {self.incident}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return reached_by(actor, business="incident__organisation", force="incident__force")
