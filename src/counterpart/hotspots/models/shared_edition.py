"""What businesses were shown of the squares around them, month by month."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import NOTHING, TenantModel
from counterpart.core.hotspots.editions import Edition
from counterpart.core.periods.months import month_of
from counterpart.partners.models import Organisation


@classified(plain="month content policy_from made_at is_simulated")
class SharedEdition(TenantModel):
    """One edition: what every business of the force is shown from its making until the next; never changed.

    A correction of a report shows in the next edition, so that nobody can tell by comparing which square it was in.
    """

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="shared_editions")
    # The first day of the month that it is for; it counts the months before.
    month = models.DateField()
    # As core.hotspots.editions.Edition stores itself.
    content = models.JSONField()
    # From when the policy holds by which it was made.
    policy_from = models.DateField(null=True)
    made_at = models.DateTimeField()
    is_simulated = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(name="shared_edition_once", fields=["force", "month"])]

    def __str__(self) -> str:
        return f"{self.force} {self.month:%Y-%m}"

    @property
    def edition(self) -> Edition:
        """The edition itself."""
        return Edition.from_json(month_of(self.month), self.content)

    @classmethod
    def latest_of(cls, force: Organisation) -> "SharedEdition | None":
        """The newest of a force."""
        return cls.objects.filter(force=force).order_by("-month").first()

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A force reaches its own; a business those of the force that answers it."""
        if actor.organisation_kind == "force":
            return models.Q(force_id=actor.organisation_id)
        return models.Q(force__partners=actor.organisation_id) if actor.organisation_kind == "business" else NOTHING
