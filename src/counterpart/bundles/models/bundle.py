"""Bundles that were asked for and made."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


class BundleState(models.TextChoices):
    ASKED = "asked", "Being made"
    MADE = "made", "Made"
    FAILED = "failed", "Could not be made"


@classified(
    personal="asked_by_name",
    police="why",
    plain="key state with_files asked_at made_at size sha256 storage_key file_count public_key problem is_simulated",
)
class Bundle(TenantModel):
    """One case as one file, as of `asked_at`. Where a command wrote it elsewhere, nothing is in storage."""

    key = models.UUIDField(unique=True)
    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="bundles")
    state = models.CharField(max_length=8, choices=BundleState, default=BundleState.ASKED)
    with_files = models.BooleanField(default=True)
    why = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    asked_by_name = models.CharField(max_length=200)
    made_at = models.DateTimeField(null=True, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    # Of the whole zip; empty for a folder, whose manifests say it.
    sha256 = models.CharField(max_length=64, blank=True)
    storage_key = models.CharField(max_length=200, blank=True)
    file_count = models.PositiveIntegerField(default=0)
    # Under which it was signed.
    public_key = models.CharField(max_length=60, blank=True)
    # Why it could not be made, in words.
    problem = models.TextField(blank=True)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["case", "-asked_at"])]
        constraints = [
            models.CheckConstraint(
                name="bundle_made_has_moment",
                condition=models.Q(state="made", made_at__isnull=False) | ~models.Q(state="made"),
            )
        ]

    def __str__(self) -> str:
        return f"bundle of {self.case}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """Bundles are of the investigation: a force reaches those of the cases that it answers."""
        return reached_by(actor, force="case__force")
