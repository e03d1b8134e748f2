"""Records that somebody said are not the same."""

from django.db import models
from django.db.models import F, Q

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


@classified(personal="separated_by_name", police="reason left_digest right_digest", plain="split separated_at")
class Separation(TenantModel):
    """One pair of a cluster that was split: never altered. `split` names all pairs of one split.

    The pair is not suggested again unless one of the records changes or somebody asks for it.
    """

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="separations")
    split = models.UUIDField(db_index=True)
    left = models.ForeignKey("links.LinkedRecord", on_delete=models.PROTECT, related_name="+")
    right = models.ForeignKey("links.LinkedRecord", on_delete=models.PROTECT, related_name="+")
    left_digest = models.CharField(max_length=64)
    right_digest = models.CharField(max_length=64)
    reason = models.TextField()
    separated_at = models.DateTimeField()
    separated_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    separated_by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="separation_once", fields=["split", "left", "right"]),
            models.CheckConstraint(name="separation_in_order", condition=Q(left__lt=F("right"))),
            models.CheckConstraint(name="separation_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.left} is not {self.right}"

    @classmethod
    def scope(cls, actor: Actor) -> Q:
        """The whole force, and nobody else."""
        return reached_by(actor, force="force")
