"""What links a person to a crime."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


@classified(plain="linked_at")
class NominalLink(TenantModel):
    """A nominal is linked to a case, and to a crime where the image names one; the link rests on one identification.

    Undoing the identification removes the link and its line of the timeline: the case is as if nobody had named
    anybody. The identification and the audit log keep what happened.
    """

    nominal = models.ForeignKey("suspects.Nominal", on_delete=models.PROTECT, related_name="links")
    case = models.ForeignKey("casework.Case", on_delete=models.PROTECT, related_name="nominal_links")
    crime = models.ForeignKey(
        "crimes.Crime", null=True, blank=True, on_delete=models.PROTECT, related_name="nominal_links"
    )
    identification = models.OneToOneField("suspects.Identification", on_delete=models.PROTECT, related_name="link")
    # The line of the case's timeline that tells of it.
    event = models.OneToOneField("casework.CaseEvent", on_delete=models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.nominal} and {self.case}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """Of the force's own cases."""
        return reached_by(actor, force="case__force")
