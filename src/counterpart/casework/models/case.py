"""Cases: what the desk works on."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


class CaseState(models.TextChoices):
    NEW = "new", "New"
    OPEN = "open", "Open"
    CLOSED = "closed", "Closed"
    WITHDRAWN = "withdrawn", "Withdrawn"
    MERGED = "merged", "Merged"


@classified(
    police="grade harm_band harm_weight victim_count premises_count",
    plain="reference state opened_at closed_at contact_due_at is_simulated",
)
class Case(TenantModel):
    """One or more incidents of one business, worked by one owner.

    `harm_band` (0 is worst) and `contact_due_at` are kept beside the rows that they come from, so
    that the queue is one indexed query.
    """

    reference = models.CharField(max_length=20, unique=True)
    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="cases_answered")
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    premises = models.ForeignKey(
        "partners.Premises", null=True, blank=True, on_delete=models.PROTECT, related_name="cases"
    )
    primary_incident = models.OneToOneField("crimes.Incident", on_delete=models.PROTECT, related_name="primary_case")
    state = models.CharField(max_length=10, choices=CaseState, default=CaseState.NEW)
    owner = models.ForeignKey(
        "accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="cases_owned"
    )
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    harm_band = models.PositiveSmallIntegerField()
    harm_weight = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    # Empty once the promise is kept, waived or the case is closed.
    contact_due_at = models.DateTimeField(null=True, blank=True)
    grade = models.CharField(max_length=2, blank=True)
    # Counted at intake over the 12 months before (domain 4.2), the present incident included.
    victim_count = models.PositiveIntegerField(default=1)
    premises_count = models.PositiveIntegerField(default=1)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["force", "state", "harm_band", "contact_due_at"]),
            models.Index(fields=["owner", "state"]),
            models.Index(fields=["organisation", "-opened_at"]),
        ]
        constraints = [
            models.CheckConstraint(
                name="case_closed_has_moment",
                condition=models.Q(state__in=["closed", "withdrawn", "merged"], closed_at__isnull=False)
                | models.Q(state__in=["new", "open"], closed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A force reaches the cases that it answers; a business its own, through its reports."""
        return reached_by(actor, business="organisation", force="force")
