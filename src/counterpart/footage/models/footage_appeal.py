"""Appeals: one area and one time, for which every business that may have filmed something is asked at once."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


@classified(
    personal="made_by_name",
    police="area place filmed_from filmed_to looking_for",
    plain="key made_at is_simulated",
)
class FootageAppeal(TenantModel):
    """What an officer asked for. `key` is made with the page: sending it twice makes one appeal.

    `place` and `looking_for` are what the businesses read: never a name. The time filmed is half-open.
    """

    key = models.UUIDField(unique=True)
    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="footage_appeals")
    # The report that the files will belong to, which merging and splitting cases leave as it is.
    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="footage_appeals")
    # A GeoJSON polygon in WGS84 degrees.
    area = models.JSONField()
    place = models.CharField(max_length=200)
    filmed_from = models.DateTimeField()
    filmed_to = models.DateTimeField()
    looking_for = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_by_name = models.CharField(max_length=200)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["case", "-made_at"])]
        constraints = [
            models.CheckConstraint(
                name="appeal_times_in_order", condition=models.Q(filmed_to__gt=models.F("filmed_from"))
            )
        ]

    def __str__(self) -> str:
        return f"footage of {self.place}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A force reaches those of the cases that it answers; a business only what it was asked itself."""
        return reached_by(actor, force="case__force")
