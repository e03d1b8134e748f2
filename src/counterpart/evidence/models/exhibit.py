"""Exhibits: items of evidence with a reference of their producer's."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


@classified(
    personal="producer_name initials",
    police="description",
    plain="serial sub_serial reference produced_at",
)
class Exhibit(TenantModel):
    """`AB/1`, or `AB/1/2` for one made of another (domain 8): unique for its producer in its case, never used again.

    The reference is a label, not a key. `file` is the master copy, or the copy that is itself produced.
    """

    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="exhibits")
    file = models.OneToOneField("evidence.EvidenceFile", on_delete=models.PROTECT, related_name="exhibit")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="sub_exhibits")
    producer_name = models.CharField(max_length=150)
    initials = models.CharField(max_length=6)
    serial = models.PositiveIntegerField()
    # 0 for an exhibit that is no part of another.
    sub_serial = models.PositiveIntegerField(default=0)
    reference = models.CharField(max_length=30)
    description = models.TextField()
    produced_at = models.DateTimeField()
    produced_by = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(name="exhibit_reference_once", fields=["case", "initials", "serial", "sub_serial"]),
            models.CheckConstraint(
                name="exhibit_sub_has_parent",
                condition=models.Q(sub_serial=0, parent__isnull=True)
                | models.Q(sub_serial__gt=0, parent__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """Exhibits are of the investigation: a force reaches those of the cases that it answers."""
        return reached_by(actor, force="case__force")
