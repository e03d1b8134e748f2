"""The place of one audit event in its seal."""

from django.db import models

from counterpart.base.classification import classified
from counterpart.base.models.audit_seal import AuditSeal


@classified(plain="position event_id digest")
class AuditLeaf(models.Model):
    """`digest` is the leaf hash (hexadecimal) of the event as it was sealed. Append-only.

    The event is named by id without a foreign key: a deleted event must leave its leaf behind.
    """

    seal = models.ForeignKey(AuditSeal, on_delete=models.PROTECT, related_name="leaves")
    position = models.PositiveIntegerField()
    event_id = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("seal", "position"), name="audit_leaf_place"),)

    def __str__(self) -> str:
        return f"leaf {self.position} of seal {self.seal_id}"
