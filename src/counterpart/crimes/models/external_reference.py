"""Numbers that other systems gave."""

from django.db import models

from counterpart.base.classification import classified
from counterpart.core.references import external


@classified(
    police="value_raw value_normalised",
    plain="system kind is_recognised issued_at",
)
class ExternalReference(models.Model):
    """A crime number, incident number or national fraud reference, as typed and as normalised (domain 2.8)."""

    crime = models.ForeignKey(
        "crimes.Crime", null=True, blank=True, on_delete=models.PROTECT, related_name="external_references"
    )
    incident = models.ForeignKey("crimes.Incident", on_delete=models.PROTECT, related_name="external_references")
    system = models.CharField(max_length=30)
    kind = models.CharField(max_length=30)
    value_raw = models.CharField(max_length=60)
    value_normalised = models.CharField(max_length=60, db_index=True)
    # False where no configured pattern knows the shape: a warning, never a refusal.
    is_recognised = models.BooleanField()
    issued_at = models.DateTimeField()
    entered_by = models.ForeignKey("accounts.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="external_reference_once", fields=["incident", "system", "kind", "value_normalised"]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.value_raw}"

    @property
    def warning(self) -> str:
        """Words to show where the number looks unlike those of its system; empty otherwise."""
        return external.match(self.system, self.kind, self.value_raw).warning
