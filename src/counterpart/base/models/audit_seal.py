"""A batch of audit events, closed for good."""

from django.db import models

from counterpart.base.classification import classified


@classified(plain="number sealed_at size root chain signature")
class AuditSeal(models.Model):
    """The Merkle root over a batch, and the chain hash over it and the seal before.

    `number` runs from 1 without gaps. Hashes are lower-case hexadecimal. `signature` is a keyed hash
    of `chain`: who makes the seals anew without our key has none that fits. Append-only.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    sealed_at = models.DateTimeField()
    size = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    chain = models.CharField(max_length=64, unique=True)
    signature = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"seal {self.number}"
