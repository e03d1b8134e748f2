"""Images of people whom an investigation knows or wants to know."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, TenantQuerySet, reached_by
from counterpart.evidence.models import FileState


class ImageClass(models.TextChoices):
    KNOWN = "known", "Known"
    SOUGHT = "identity_sought", "Identity sought"


class UnderEighteen(models.TextChoices):
    """What the officer who added the image says; who cannot tell is treated as if it were yes."""

    NO = "no", "18 or over"
    YES = "yes", "Under 18"
    UNKNOWN = "unknown", "Cannot tell"


class QualityBand(models.TextChoices):
    """In words of the pages; measured by `core.pictures.quality`."""

    GOOD = "good", "Good"
    FAIR = "fair", "Fair"
    POOR = "poor", "Poor"


# Who may be shown at all: of age, or let in by somebody of an inspector's rank.
MAY_BE_SHOWN = Q(under_18=UnderEighteen.NO) | Q(authorised_at__isnull=False)


class SuspectImageQuerySet(TenantQuerySet["SuspectImage"]):
    """Every page, picture, thumbnail, count, search and export of images begins with one of these."""

    def in_date(self, at: datetime) -> Self:
        """Neither expired nor withdrawn at `at`: what workers of the register see, circulated or not, paused or not."""
        return self.filter(expires_at__gt=at, withdrawn_at__isnull=True, file__state=FileState.CLEARED)

    def in_gallery(self, at: datetime) -> Self:
        """What a gallery may show at `at`: in date, circulated, not paused, of age or authorised, still in question."""
        shown = self.in_date(at).filter(MAY_BE_SHOWN, circulated_from__lte=at, paused_at__isnull=True)
        return shown.exclude(image_class=ImageClass.SOUGHT, nominal__isnull=False)

    def of_class(self, image_class: str) -> Self:
        """Known, or identity sought."""
        return self.filter(image_class=image_class)


@classified(
    personal="caption perceptual_hash under_18 added_by_name",
    police="image_class quality authorised_reason withdrawn_reason frame_ms",
    plain="key reference quality_band authorised_at circulated_from expires_at review_at paused_at withdrawn_at "
    "disposed_at added_at is_simulated",
)
class SuspectImage(TenantModel):
    """One picture of one person. `file` is the picture itself, `source` the master copy that it was taken from.

    It has an expiry from its first day; from that moment on nobody is shown it, while the evidence stays.
    `reference` is printed under the picture, for whoever is pictured to ask by; it cannot be guessed.
    """

    objects: ClassVar[Any] = SuspectImageQuerySet.as_manager()

    key = models.UUIDField(unique=True)
    reference = models.CharField(max_length=20, unique=True)
    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="suspect_images")
    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="suspect_images")
    crime = models.ForeignKey(
        "crimes.Crime", null=True, blank=True, on_delete=models.PROTECT, related_name="suspect_images"
    )
    file = models.ForeignKey("evidence.EvidenceFile", on_delete=models.PROTECT, related_name="suspect_images")
    source = models.ForeignKey("evidence.EvidenceFile", on_delete=models.PROTECT, related_name="+")
    # Where in a recording it was taken, in milliseconds from the beginning; empty for a picture.
    frame_ms = models.PositiveIntegerField(null=True, blank=True)
    image_class = models.CharField(max_length=20, choices=ImageClass, default=ImageClass.SOUGHT)
    nominal = models.ForeignKey(
        "suspects.Nominal", null=True, blank=True, on_delete=models.PROTECT, related_name="images"
    )
    # What is to be seen, for those who may know the person: clothing, never a guess about who they are.
    caption = models.CharField(max_length=300, blank=True)
    # As core.pictures.quality.Quality tells it.
    quality = models.JSONField(default=dict)
    quality_band = models.CharField(max_length=10, choices=QualityBand)
    # 64 bits in hexadecimal (core.pictures.likeness).
    perceptual_hash = models.CharField(max_length=16, db_index=True)
    under_18 = models.CharField(max_length=10, choices=UnderEighteen, default=UnderEighteen.UNKNOWN)
    authorised_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    authorised_at = models.DateTimeField(null=True, blank=True)
    authorised_reason = models.TextField(blank=True)
    # Empty until it is circulated for the first time.
    circulated_from = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()
    review_at = models.DateTimeField()
    # While somebody pictured waits for an answer.
    paused_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    withdrawn_reason = models.TextField(blank=True)
    # When its renditions were removed, after it left.
    disposed_at = models.DateTimeField(null=True, blank=True)
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    added_by_name = models.CharField(max_length=200)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["force", "expires_at"]), models.Index(fields=["case", "added_at"])]
        constraints = [
            models.CheckConstraint(name="image_expires_later", condition=Q(expires_at__gt=models.F("added_at"))),
            models.CheckConstraint(
                name="image_authorised_has_reason",
                condition=Q(authorised_at__isnull=True, authorised_reason="")
                | (Q(authorised_at__isnull=False) & ~Q(authorised_reason="")),
            ),
            models.CheckConstraint(
                name="image_withdrawn_has_reason",
                condition=Q(withdrawn_at__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @classmethod
    def scope(cls, actor: Actor) -> Q:
        """The force's own. Partners are shown circulations, under an agreement (`queries.galleries`)."""
        return reached_by(actor, force="force")
