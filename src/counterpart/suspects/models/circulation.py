"""Who is shown an image, and for how long."""

from datetime import date, timedelta

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import NOTHING, TenantModel
from counterpart.core.periods.local_time import local_date


class Audience(models.TextChoices):
    OFFICERS = "officers", "Officers"
    PARTNERSHIP = "partnership", "A partnership"


@classified(
    personal="made_by_name",
    police="ended_reason",
    plain="audience from_at until_at ended_at",
)
class Circulation(TenantModel):
    """One image to the officers of the force, or to one partnership under its agreement; half-open in time.

    What a partnership is shown rests on `disclosure`: the row that says which items went to whom, and why.
    """

    image = models.ForeignKey("suspects.SuspectImage", on_delete=models.PROTECT, related_name="circulations")
    audience = models.CharField(max_length=12, choices=Audience)
    partnership = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="circulations"
    )
    disclosure = models.OneToOneField(
        "partners.Disclosure", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.TextField(blank=True)
    made_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    made_by_name = models.CharField(max_length=200)

    class Meta:
        indexes = [models.Index(fields=["partnership", "until_at"])]
        constraints = [
            models.CheckConstraint(
                name="circulation_partnership_under_agreement",
                condition=models.Q(audience="officers", partnership__isnull=True, disclosure__isnull=True)
                | models.Q(audience="partnership", partnership__isnull=False, disclosure__isnull=False),
            ),
            models.CheckConstraint(name="circulation_in_order", condition=models.Q(until_at__gt=models.F("from_at"))),
        ]

    def __str__(self) -> str:
        return f"{self.image_id} to {self.partnership or self.get_audience_display()}"

    @property
    def last_day(self) -> date:
        """The day in London on which it is shown last; one that runs to midnight ends on the day before."""
        return local_date(self.until_at - timedelta.resolution)

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A force reaches those of its images, a partnership those made to it."""
        if actor.organisation_kind == "force":
            return models.Q(image__force_id=actor.organisation_id)
        if actor.organisation_kind == "partnership":
            return models.Q(partnership_id=actor.organisation_id)
        return NOTHING
