"""Witness statements as they were signed."""

from django.db import models

from counterpart.base.actors import Actor
from counterpart.base.classification import classified
from counterpart.base.scoping import TenantModel, reached_by


@classified(
    personal="maker_name content signed_from",
    plain="key number template_code sha256 pdf_key pdf_sha256 pages signed_at is_simulated",
)
class WitnessStatement(TenantModel):
    """Append-only (`witnesses.triggers`): what is wrong in it, a further statement says (`amends`).

    `content` is everything that was signed, the signature included; `sha256` is taken of its canonical JSON,
    `pdf_sha256` of the PDF that was made of it at signing. `number` counts the statements about one report.
    """

    key = models.UUIDField(unique=True)
    draft = models.OneToOneField("witnesses.WitnessDraft", on_delete=models.PROTECT, related_name="statement")
    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="witness_statements")
    organisation = models.ForeignKey(
        "partners.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="witness_statements"
    )
    amends = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="amended_by")
    number = models.PositiveIntegerField()
    template_code = models.CharField(max_length=30)
    maker_name = models.CharField(max_length=150)
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    pdf_key = models.CharField(max_length=200)
    pdf_sha256 = models.CharField(max_length=64)
    pages = models.PositiveSmallIntegerField()
    signed_at = models.DateTimeField()
    signed_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # The network address.
    signed_from = models.CharField(max_length=64, blank=True)
    is_simulated = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(name="witness_statement_number", fields=["incident", "number"])]

    def __str__(self) -> str:
        return f"witness statement {self.number} about {self.incident}"

    @classmethod
    def scope(cls, actor: Actor) -> models.Q:
        """A business reaches those of its own people; a force those about reports that it answers."""
        return reached_by(actor, business="organisation", force="incident__force")
