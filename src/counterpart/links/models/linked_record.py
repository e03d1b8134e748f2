"""Records that were compared with others."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


class LinkKind(models.TextChoices):
    """What two records may be the same of. The values are the kinds of `core.linkage`."""

    PERSON = "people", "Person"
    VEHICLE = "vehicles", "Vehicle"
    PREMISES = "premises", "Premises"
    BUSINESS = "businesses", "Business"


class RecordSource(models.TextChoices):
    """Where a record stands; a person described in a report may have come in a vehicle, which is another record."""

    NOMINAL = "nominal", "Person record"
    DESCRIBED = "described", "Person described in a report"
    VEHICLE = "vehicle", "Vehicle described in a report"
    MADE_OFF = "made_off", "Vehicle that left without paying"
    PREMISES = "premises", "Premises"
    BUSINESS = "business", "Business"


@classified(police="digest not_compared", plain="kind source key compared_at removed_at is_simulated")
class LinkedRecord(TenantModel):
    """A record as links name it: where it stands and its key there. It holds nothing of what the record says.

    `digest` changes when what is compared of the record changes; `removed_at` is set when the record is gone.
    """

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="linked_records")
    kind = models.CharField(max_length=12, choices=LinkKind)
    source = models.CharField(max_length=12, choices=RecordSource)
    key = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    # In words, what the record shares with too many others to be compared with each.
    not_compared = models.JSONField(default=list)
    compared_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(name="linked_record_once", fields=["source", "key"])]
        indexes = [models.Index(fields=["force", "kind", "compared_at"])]

    def __str__(self) -> str:
        return f"{self.get_source_display()} {self.key}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """The whole force, across its districts, and nobody else."""
        return reached_by(actor, force="force")
