"""Statements that a force issues again and again."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel
from counterpart.performance.models.crime_snapshot import DataSource
from counterpart.performance.models.scope import of_force


class MissingMonths(models.TextChoices):
    """What to do about a figure whose months are not all in the data."""

    REFUSE = "refuse", "Leave the figure out and say why"
    LABEL = "label", "Give what there is, and mark it"


@classified(plain="measure_set title begun_at")
class StandingStatement(TenantModel):
    """One measure set of one force: the thread that its drafts and versions hang on."""

    force = models.ForeignKey("partners.Organisation", on_delete=models.PROTECT, related_name="standing_statements")
    # A code of core.measures.sets, such as "ncpm".
    measure_set = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(name="standing_statement_once", fields=["force", "measure_set"])]

    def __str__(self) -> str:
        return f"{self.title}, {self.force}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return of_force(actor)


@classified(
    plain="to_month by_district baseline_year missing calculated_at digest commentary notes",
)
class StatementOptions(models.Model):
    """What a statement is calculated from, and how; the same for a draft and for the version made of it."""

    to_month = models.IntegerField()
    by_district = models.BooleanField(default=True)
    baseline_year = models.PositiveSmallIntegerField(default=2019)
    missing = models.CharField(max_length=10, choices=MissingMonths, default=MissingMonths.REFUSE)
    snapshot = models.ForeignKey("performance.CrimeSnapshot", on_delete=models.PROTECT, related_name="+")
    # Indicator values are taken as they stood then.
    calculated_at = models.DateTimeField()
    # SHA-256 of figures, definitions and inputs: what was checked is what is published.
    digest = models.CharField(max_length=64)
    # Comments by priority, and notes under the whole statement, as people wrote them.
    commentary = models.JSONField(default=dict)
    notes = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def data_source(self) -> DataSource:
        return DataSource(self.snapshot.source)
