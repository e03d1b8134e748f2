"""What somebody pictured asks of the force."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


class ChallengeOutcome(models.TextChoices):
    WITHDRAWN = "withdrawn", "The picture is withdrawn"
    CORRECTED = "corrected", "The picture stays, corrected"
    KEPT = "kept", "The picture stays"


@classified(
    personal="name email told_reference where_seen reason answer",
    police="outcome note",
    plain="key asked_at due_at paused_image decided_at",
)
class ImageChallenge(TenantModel):
    """A person asks about a picture of themselves, with a reason; answered by somebody independent, in time.

    `image` is empty while nobody can tell which picture is meant. The answer is read under the address that the
    person was given.
    """

    key = models.UUIDField(unique=True)
    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="image_challenges")
    image = models.ForeignKey(
        "suspects.SuspectImage", null=True, blank=True, on_delete=models.PROTECT, related_name="challenges"
    )
    told_reference = models.CharField(max_length=30, blank=True)
    where_seen = models.CharField(max_length=300, blank=True)
    reason = models.TextField()
    name = models.CharField(max_length=150, blank=True)
    email = models.EmailField(blank=True)
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField()
    # Whether asking took the picture out of the galleries at once.
    paused_image = models.BooleanField(default=False)
    task = models.OneToOneField("casework.Task", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=ChallengeOutcome, blank=True)
    # What the person is told, and what is kept for the file.
    answer = models.TextField(blank=True)
    note = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["force", "decided_at", "due_at"])]
        constraints = [
            models.CheckConstraint(
                name="challenge_decided_whole",
                condition=models.Q(decided_at__isnull=True, outcome="", answer="")
                | (models.Q(decided_at__isnull=False) & ~models.Q(outcome="") & ~models.Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return f"challenge {self.pk}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """The force that is asked."""
        return reached_by(actor, force="force")
