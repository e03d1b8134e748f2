"""Published statements: never changed, never deleted. Triggers in the database see to it (performance.triggers)."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel
from counterpart.performance.models.scope import of_force
from counterpart.performance.models.standing_statement import StatementOptions


@classified(
    plain="number drafted_at checked_at published_at reason changes engine inputs definitions files check_note",
    personal="drafted_by_name checked_by_name published_by_name",
)
class StatementVersion(StatementOptions, TenantModel):
    """One published version, as the force and its Commissioner see it: with every figure.

    A correction is a version with a higher number, which says why and what changed; by that the ones before are
    superseded. `files` holds every format by its key in the stored files.
    """

    statement = models.ForeignKey("performance.StandingStatement", on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    drafted_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    drafted_by_name = models.CharField(max_length=200)
    drafted_at = models.DateTimeField()
    checked_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    checked_by_name = models.CharField(max_length=200)
    checked_at = models.DateTimeField()
    check_note = models.TextField(blank=True)
    published_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    published_by_name = models.CharField(max_length=200)
    published_at = models.DateTimeField()
    corrects = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by")
    reason = models.TextField(blank=True)
    # Each figure that differs from the version before: measure, place, figure, before, after.
    changes = models.JSONField(default=list)
    engine = models.CharField(max_length=20)
    # What it was calculated from: name and sha256 of each file.
    inputs = models.JSONField(default=list)
    # The version of each measure's definition, by the measure's code.
    definitions = models.JSONField(default=dict)
    files = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(name="statement_version_number", fields=["statement", "to_month", "number"]),
            models.CheckConstraint(
                name="statement_version_second_person", condition=~models.Q(checked_by=models.F("drafted_by"))
            ),
            models.CheckConstraint(
                name="statement_version_correction_has_reason",
                condition=models.Q(number=1, corrects__isnull=True)
                | (models.Q(number__gt=1, corrects__isnull=False) & ~models.Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.statement}, version {self.number}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        return of_force(actor, "statement__force")


@classified(
    plain="force_code force_name measure_set title to_month number published_at reason changes files digest hidden "
    "is_simulated",
)
class PublicStatement(models.Model):
    """What everybody may see of a version: made once, when it was published, with the small counts hidden.

    The public pages read this and nothing else, so no request of the public comes near a figure that is hidden. It
    belongs to no tenant: it is public.
    """

    version = models.OneToOneField("performance.StatementVersion", on_delete=models.PROTECT, related_name="public")
    force_code = models.CharField(max_length=50)
    force_name = models.CharField(max_length=200)
    measure_set = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    to_month = models.IntegerField()
    number = models.PositiveIntegerField()
    published_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    changes = models.JSONField(default=list)
    files = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    # How many figures are hidden.
    hidden = models.PositiveIntegerField(default=0)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="public_statement_address", fields=["force_code", "measure_set", "to_month", "number"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, {self.force_name}, version {self.number}"


@classified(plain="reason withdrawn_at", personal="withdrawn_by_name")
class StatementWithdrawal(models.Model):
    """A version that nobody should use any more, and why. Its page says so and stays."""

    version = models.OneToOneField("performance.StatementVersion", on_delete=models.PROTECT, related_name="withdrawal")
    reason = models.TextField()
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    withdrawn_by_name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.CheckConstraint(name="withdrawal_has_reason", condition=~models.Q(reason=""))]

    def __str__(self) -> str:
        return f"Withdrawal of {self.version}"


@classified(plain="is_public file made_at")
class StatementPdf(models.Model):
    """The PDF of a version's stored web page, for everybody or for the force; made by a job after publication."""

    version = models.ForeignKey("performance.StatementVersion", on_delete=models.PROTECT, related_name="pdfs")
    is_public = models.BooleanField()
    # Where it is kept: key, size, sha256.
    file = models.JSONField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(name="statement_pdf_once", fields=["version", "is_public"])]

    def __str__(self) -> str:
        return f"PDF of {self.version}"
