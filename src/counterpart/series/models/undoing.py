"""Undoing what two people confirmed."""

from typing import Any, ClassVar, Self

from django.db import models

from counterpart.base.classification import classified


class UndoingQuerySet(models.QuerySet[Any]):
    """What people want undone, by whether it is decided."""

    def waiting(self) -> Self:
        """Nobody else has answered yet."""
        return self.filter(decided_at__isnull=True)


@classified(
    personal="asked_by_name decided_by_name",
    police="why agrees reason",
    plain="asked_at decided_at",
)
class Undoing(models.Model):
    """One person wants it undone. It stands until another agrees; both answers stay on record, as they were given.

    `agrees` and `reason`: the other's answer.
    """

    why = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey("accounts.Person", on_delete=models.PROTECT, related_name="+")
    asked_by_name = models.CharField(max_length=200)
    agrees = models.BooleanField(null=True, blank=True)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("accounts.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_by_name = models.CharField(max_length=200, blank=True)

    objects: ClassVar[Any] = UndoingQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_decided_by_another",
                condition=models.Q(decided_at__isnull=True, decided_by__isnull=True, agrees__isnull=True, reason="")
                | models.Q(decided_at__isnull=False, decided_by__isnull=False, agrees__isnull=False)
                & ~models.Q(reason="")
                & ~models.Q(decided_by=models.F("asked_by")),
            ),
        ]


def waits_once(of: str) -> models.UniqueConstraint:
    """No two wait for the same crime or series, which the field `of` names."""
    return models.UniqueConstraint(
        name="%(class)s_waits_once", fields=[of], condition=models.Q(decided_at__isnull=True)
    )
