"""A batch of audit events, closed for good."""

from django.db import models

from counterpart.base.classification import classified


@classified(plain="number sealed_at size root chain")
class AuditSeal(models.Model):
    """The Merkle root over a batch, and the chain hash over it and the seal before.

    `number` runs from 1 without gaps. Hashes are lower-case hexadecimal. Append-only.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    sealed_at = models.DateTimeField()
    size = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    chain = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"seal {self.number}"
