"""Links between two records."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, TenantQuerySet, reached_by
from counterpart.links.models.linked_record import LinkKind


class LinkState(models.TextChoices):
    SUGGESTED = "suggested", "Waiting for two people"
    CONFIRMED = "confirmed", "Confirmed"
    REJECTED = "rejected", "Not confirmed"
    UNDONE = "undone", "Undone"
    WITHDRAWN = "withdrawn", "Withdrawn"


LIVE = (LinkState.SUGGESTED, LinkState.CONFIRMED)


class LinkQuerySet(TenantQuerySet["Link"]):
    def waiting(self) -> Self:
        """Suggestions that wait for one person or two."""
        return self.filter(state=LinkState.SUGGESTED)

    def confirmed(self) -> Self:
        """What two people agreed on and nobody has undone: nothing else makes a cluster."""
        return self.filter(state=LinkState.CONFIRMED)


@classified(
    personal="ended_by_name",
    police="weight probability reasons caution suggested_because state ended_reason left_digest right_digest",
    plain="key kind model_version suggested_at decided_at ended_at is_simulated",
)
class Link(TenantModel):
    """That two records may be the same, as it was suggested once: a lead until two people agree.

    What was decided stays. A pair that is suggested again, because a record has changed or somebody asks for it, is
    another row. `reasons` say for each field in words and in bits how it counts, and never what the records say.
    """

    objects: ClassVar = LinkQuerySet.as_manager()

    key = models.UUIDField(unique=True)
    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="links")
    kind = models.CharField(max_length=12, choices=LinkKind)
    # The record that was noted first.
    left = models.ForeignKey("links.LinkedRecord", on_delete=models.PROTECT, related_name="links_right")
    right = models.ForeignKey("links.LinkedRecord", on_delete=models.PROTECT, related_name="links_left")
    # Of the two records when they were compared: other values are another question.
    left_digest = models.CharField(max_length=64)
    right_digest = models.CharField(max_length=64)
    # Bits: log to base 2 of the odds.
    weight = models.FloatField()
    probability = models.FloatField()
    reasons = models.JSONField()
    # A pattern that the weights misjudge, in words.
    caution = models.CharField(max_length=300, blank=True)
    model_version = models.CharField(max_length=60)
    state = models.CharField(max_length=10, choices=LinkState, default=LinkState.SUGGESTED)
    suggested_at = models.DateTimeField()
    # Whoever asked for it again; nobody where the comparison suggested it. They do not answer it.
    suggested_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # Why, in their words.
    suggested_because = models.TextField(blank=True)
    # When the second person answered.
    decided_at = models.DateTimeField(null=True, blank=True)
    # When a confirmed link was undone, or a suggestion withdrawn.
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_by_name = models.CharField(max_length=200, blank=True)
    ended_reason = models.TextField(blank=True)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["force", "state", "kind", "-weight"])]
        constraints = [
            models.UniqueConstraint(name="link_live_once", fields=["left", "right"], condition=Q(state__in=LIVE)),
            models.CheckConstraint(name="link_in_order", condition=Q(left__lt=F("right"))),
            models.CheckConstraint(
                name="link_decided_by_two",
                condition=Q(state__in=["confirmed", "rejected", "undone"], decided_at__isnull=False)
                | Q(state__in=["suggested", "withdrawn"], decided_at__isnull=True),
            ),
            models.CheckConstraint(
                name="link_ended_has_reason",
                condition=Q(state__in=["undone", "withdrawn"], ended_at__isnull=False) & ~Q(ended_reason="")
                | ~Q(state__in=["undone", "withdrawn"]) & Q(ended_at__isnull=True, ended_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.left} and {self.right}"

    @classmethod
    def scope(cls, actor: Actor) -> Q:
        """The whole force, across its districts, and nobody else."""
        return reached_by(actor, force="force")
