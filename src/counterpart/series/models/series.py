"""Series of crimes."""

from typing import Any, ClassVar, Self

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, TenantQuerySet, reached_by


class SeriesState(models.TextChoices):
    PROPOSED = "proposed", "Waiting for two people"
    CONFIRMED = "confirmed", "Confirmed"
    REJECTED = "rejected", "Not a series"
    CLOSED = "closed", "Closed"
    CONTINUED = "continued", "Goes on in another series"


LIVE = (SeriesState.PROPOSED, SeriesState.CONFIRMED)


class SeriesQuerySet(TenantQuerySet["Series"]):
    """Series, by how they stand."""

    def live(self) -> Self:
        """Proposed or confirmed."""
        return self.filter(state__in=LIVE)

    def confirmed(self) -> Self:
        """Two people agreed, and nobody has closed it."""
        return self.filter(state=SeriesState.CONFIRMED)


@classified(
    personal="proposed_by_name",
    police="title reasons steal_to_order ended_why",
    plain="reference state proposed_at average_bits by_chance chance_share crimes_changed_at weighed_at decided_at"
    " ended_at is_simulated",
)
class Series(TenantModel):
    """Crimes that may be of one series: proposed by the system or a person, confirmed by two people.

    `average_bits`, `by_chance`, `chance_share`, `reasons`: as `core.series.proposing.Proposal`, empty where a person
    proposed it. `weighed_at`: when they were found anew, its crimes having changed. `sources`: the series that it was
    merged or split from; they stand until it is decided.
    """

    reference = models.CharField(max_length=20, unique=True)
    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="series")
    title = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=SeriesState, default=SeriesState.PROPOSED)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    proposed_by_name = models.CharField(max_length=200)
    average_bits = models.FloatField(null=True, blank=True)
    by_chance = models.FloatField(null=True, blank=True)
    chance_share = models.FloatField(null=True, blank=True)
    reasons = models.JSONField(default=list)
    sources = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="continuations")
    # The newest `OrderNote`, as it stands; a tier may rest on it.
    steal_to_order = models.TextField(blank=True)
    # Since when it holds other crimes than those that were weighed; empty where it holds those.
    crimes_changed_at = models.DateTimeField(null=True, blank=True)
    weighed_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_why = models.TextField(blank=True)
    is_simulated = models.BooleanField(default=False)

    objects: ClassVar[Any] = SeriesQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["force", "state", "-proposed_at"])]
        constraints = [
            models.CheckConstraint(
                name="series_ended_has_reason",
                condition=models.Q(ended_at__isnull=True, ended_why="")
                | (models.Q(ended_at__isnull=False, state__in=["closed", "continued"]) & ~models.Q(ended_why="")),
            ),
            models.CheckConstraint(
                name="series_decided_has_moment",
                condition=models.Q(state="proposed", decided_at__isnull=True)
                | (~models.Q(state="proposed") & models.Q(decided_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """The force's own."""
        return reached_by(actor, force="force")
