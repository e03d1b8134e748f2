"""Searches for candidates."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


class SearchState(models.TextChoices):
    REQUESTED = "requested", "Waiting to be authorised"
    REFUSED = "refused", "Not authorised"
    AUTHORISED = "authorised", "Being searched"
    OPEN = "open", "Waiting for two reviewers"
    DECIDED = "decided", "Decided"
    FAILED = "failed", "Not searched"


class SearchOutcome(models.TextChoices):
    MATCH = "match", "Possible match: a lead"
    NO_MATCH = "no_match", "No match"
    DISAGREEMENT = "disagreement", "No match: the reviewers did not agree"


@classified(
    personal="requested_by_name authorised_by_name",
    police="purpose justification refused_why outcome",
    plain="key state quality_band matcher gallery_size requested_at authorised_at searched_at decided_at is_simulated",
)
class FaceSearch(TenantModel):
    """One search with one picture (`image`): for which case, to what end; asked by one, authorised by another."""

    key = models.UUIDField(unique=True)
    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="face_searches")
    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="face_searches")
    image = models.ForeignKey("suspects.SuspectImage", on_delete=models.PROTECT, related_name="face_searches")
    purpose = models.CharField(max_length=300)
    justification = models.TextField()
    state = models.CharField(max_length=12, choices=SearchState, default=SearchState.REQUESTED)
    quality_band = models.CharField(max_length=10)
    requested_at = models.DateTimeField()
    requested_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    requested_by_name = models.CharField(max_length=200)
    authorised_at = models.DateTimeField(null=True, blank=True)
    authorised_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")
    authorised_by_name = models.CharField(max_length=200, blank=True)
    # Why it was refused, or could not be made.
    refused_why = models.TextField(blank=True)
    matcher = models.CharField(max_length=60)
    gallery_size = models.PositiveIntegerField(null=True, blank=True)
    searched_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=14, choices=SearchOutcome, blank=True)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["force", "-requested_at"])]
        constraints = [
            models.CheckConstraint(
                name="face_search_decided_has_outcome",
                condition=models.Q(state="decided", decided_at__isnull=False) & ~models.Q(outcome="")
                | ~models.Q(state="decided") & models.Q(decided_at__isnull=True, outcome=""),
            ),
            models.CheckConstraint(
                name="face_search_two_people",
                condition=models.Q(authorised_by__isnull=True) | ~models.Q(authorised_by=models.F("requested_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"search {self.pk} for {self.case}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return reached_by(actor, force="force")
