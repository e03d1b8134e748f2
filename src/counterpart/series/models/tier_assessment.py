"""Tiers of those who offend again (domain 6.3)."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, TenantQuerySet, reached_by


class Tier(models.TextChoices):
    PERSISTENT = "persistent", "Persistent"
    TRAVELLING = "travelling", "Travelling"
    ORGANISED = "organised", "Organised"


class TierState(models.TextChoices):
    PROPOSED = "proposed", "Waiting for a person"
    CONFIRMED = "confirmed", "Confirmed"
    DECLINED = "declined", "Declined"
    ENDED = "ended", "Ended"


class TierQuerySet(TenantQuerySet["TierAssessment"]):
    """Assessments, by how they stand."""

    def in_force(self, on: date) -> Self:
        """Confirmed by a person, not ended, and not expired on this day."""
        return self.filter(state=TierState.CONFIRMED, expires_on__gt=on)

    def over(self, on: date) -> Self:
        """Ended, or confirmed and expired on this day."""
        return self.filter(Q(state=TierState.ENDED) | Q(state=TierState.CONFIRMED, expires_on__lte=on))

    def waiting(self) -> Self:
        """Proposed: no person has decided."""
        return self.filter(state=TierState.PROPOSED)


@classified(
    personal="decided_by_name ended_by_name",
    police="tier reasons rests_on decided_why ended_why",
    plain="state rules_from latest_activity_on expires_on proposed_at decided_at ended_at",
)
class TierAssessment(TenantModel):
    """A person record's tier: the system proposes it out of confirmed records, a person decides, and it expires.

    `reasons`: in words. `rests_on`: keys of the links and series. `rules_from`: since when the rules that it was found
    by are valid. `expires_on`: the first day on which it is no longer in force.
    """

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="tier_assessments")
    # Goes with the person record, which is removed where it was made in error.
    nominal = models.ForeignKey("suspects.Nominal", on_delete=models.CASCADE, related_name="tiers")
    tier = models.CharField(max_length=10, choices=Tier)
    state = models.CharField(max_length=10, choices=TierState, default=TierState.PROPOSED)
    reasons = models.JSONField(default=list)
    rests_on = models.JSONField(default=dict)
    rules_from = models.DateField()
    latest_activity_on = models.DateField()
    expires_on = models.DateField()
    proposed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_by_name = models.CharField(max_length=200, blank=True)
    decided_why = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_by_name = models.CharField(max_length=200, blank=True)
    ended_why = models.TextField(blank=True)

    objects: ClassVar[Any] = TierQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="tier_proposed_once", fields=["nominal", "tier"], condition=models.Q(state="proposed")
            ),
            models.UniqueConstraint(
                name="tier_confirmed_once", fields=["nominal", "tier"], condition=models.Q(state="confirmed")
            ),
            models.CheckConstraint(
                name="tier_decided_by_a_person",
                condition=~models.Q(state__in=["confirmed", "declined"])
                | (models.Q(decided_at__isnull=False, decided_by__isnull=False) & ~models.Q(decided_why="")),
            ),
            models.CheckConstraint(
                name="tier_ended_has_reason",
                condition=models.Q(state="ended", ended_at__isnull=False) & ~models.Q(ended_why="")
                | ~models.Q(state="ended") & models.Q(ended_at__isnull=True, ended_why=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.tier} {self.nominal}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """The force's own."""
        return reached_by(actor, force="force")
